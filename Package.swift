// swift-tools-version: 6.2
import PackageDescription

let argumentParser = Target.Dependency.product(name: "ArgumentParser", package: "swift-argument-parser")
let coreMetrics = Target.Dependency.product(name: "CoreMetrics", package: "swift-metrics")
let httpTypes = Target.Dependency.product(name: "HTTPTypes", package: "swift-http-types")
let hummingbird = Target.Dependency.product(name: "Hummingbird", package: "hummingbird")
let instrumentation = Target.Dependency.product(name: "Instrumentation", package: "swift-distributed-tracing")
let lifecycle = Target.Dependency.product(name: "ServiceLifecycle", package: "swift-service-lifecycle")
let logging = Target.Dependency.product(name: "Logging", package: "swift-log")
let metrics = Target.Dependency.product(name: "Metrics", package: "swift-metrics")
let nioCore = Target.Dependency.product(name: "NIOCore", package: "swift-nio")
let nioHTTP1 = Target.Dependency.product(name: "NIOHTTP1", package: "swift-nio")
let nioPosix = Target.Dependency.product(name: "NIOPosix", package: "swift-nio")
let nioTLS = Target.Dependency.product(name: "NIOTLS", package: "swift-nio")
let nioSSL = Target.Dependency.product(name: "NIOSSL", package: "swift-nio-ssl")
let subprocess = Target.Dependency.product(name: "Subprocess", package: "swift-subprocess")
let systemPackage = Target.Dependency.product(name: "SystemPackage", package: "swift-system")
let unixSignals = Target.Dependency.product(name: "UnixSignals", package: "swift-service-lifecycle")

/// A call costs the sum of what these targets do for it, and their generics are each other's: without this they look types
/// up at run time, per call.
let acrossModules: [SwiftSetting] = [.unsafeFlags(["-cross-module-optimization"], .when(configuration: .release))]

/// A call runs where its caller does: an async function that hops to its own executor takes a lock of the task for it.
let onCallersExecutor = SwiftSetting.enableUpcomingFeature("NonisolatedNonsendingByDefault")

let package = Package(
    name: "VeoGen",
    products: [
        .executable(name: "veogen", targets: ["veogen"]),
        .executable(name: "veogen-ai", targets: ["AIService"]),
        .executable(name: "veogen-auth", targets: ["AuthService"]),
        .executable(name: "veogen-gateway", targets: ["Gateway"]),
        .executable(name: "veogen-video", targets: ["VideoService"]),
    ],
    dependencies: [
        .package(url: "https://github.com/apple/swift-argument-parser", from: "1.8.2"),
        .package(url: "https://github.com/apple/swift-async-algorithms", from: "1.1.4"),
        .package(url: "https://github.com/apple/swift-collections", from: "1.6.0"),
        .package(url: "https://github.com/apple/swift-configuration", from: "1.4.0", traits: []),
        .package(url: "https://github.com/apple/swift-distributed-tracing", from: "1.7.3"),
        .package(url: "https://github.com/apple/swift-http-types", from: "1.8.0"),
        .package(url: "https://github.com/apple/swift-log", from: "1.16.2"),
        .package(url: "https://github.com/apple/swift-metrics", from: "2.13.0"),
        .package(url: "https://github.com/apple/swift-nio", from: "2.101.2"),
        .package(url: "https://github.com/apple/swift-nio-extras", from: "1.35.2"),
        .package(url: "https://github.com/apple/swift-nio-ssl", from: "2.37.6"),
        .package(url: "https://github.com/apple/swift-system", from: "1.8.1"),
        .package(url: "https://github.com/hummingbird-project/hummingbird", from: "2.28.1"),
        .package(url: "https://github.com/swift-server/swift-service-lifecycle", from: "2.13.0"),
        .package(url: "https://github.com/swiftlang/swift-subprocess", from: "1.0.2"),
    ],
    targets: [
        // C: system libraries, and the messages that protoc-c makes from proto/
        .systemLibrary(name: "CEpoll"),
        .systemLibrary(name: "CLibCrypto", pkgConfig: "libcrypto", providers: [.apt(["libssl-dev"])]),
        .systemLibrary(name: "CLibCurl", pkgConfig: "libcurl", providers: [.apt(["libcurl4-openssl-dev"])]),
        .systemLibrary(name: "CLibPQ", pkgConfig: "libpq", providers: [.apt(["libpq-dev"])]),
        .systemLibrary(name: "CProtobufC", pkgConfig: "libprotobuf-c", providers: [.apt(["libprotobuf-c-dev"])]),
        .target(name: "CVeoGenAPI", dependencies: ["CProtobufC"]),

        // Libraries, each knowing less than those below it
        .target(name: "Protobuf", dependencies: ["CProtobufC"], swiftSettings: acrossModules),
        .target(name: "VeoGenCrypto", dependencies: ["CLibCrypto"]),
        .target(name: "HTTPClient", dependencies: ["CLibCurl", nioPosix, systemPackage]),
        .target(
            name: "Postgres",
            dependencies: [
                "CEpoll", "CLibPQ", .product(name: "DequeModule", package: "swift-collections"), logging, lifecycle,
            ],
            swiftSettings: acrossModules),
        .target(name: "PostgresCluster", dependencies: [logging, subprocess, systemPackage]),
        .target(
            name: "RPC",
            dependencies: ["Protobuf", instrumentation, logging, lifecycle, nioCore, nioPosix, nioSSL, nioTLS],
            swiftSettings: acrossModules + [onCallersExecutor]),
        .target(
            name: "VeoGenAPI", dependencies: ["CProtobufC", "CVeoGenAPI", "Protobuf", "RPC"],
            resources: [.embedInCode("Generated/descriptors.binpb")],
            swiftSettings: acrossModules + [onCallersExecutor]),
        .target(name: "ProtobufJSON", dependencies: ["VeoGenAPI"]),
        .target(
            name: "JobQueue", dependencies: ["Postgres", logging, lifecycle],
            resources: [
                .embedInCode("Schema/job_queue.sql"),
                .embedInCode("Schema/job_wake.sql"),
                .embedInCode("Schema/job_periodic.sql"),
                .embedInCode("Schema/job_fairness.sql"),
                .embedInCode("Schema/job_cancel.sql"),
                .embedInCode("Schema/job_rescue.sql"),
                .embedInCode("Schema/job_admission.sql"),
                .embedInCode("Schema/job_places.sql"),
                .embedInCode("Schema/job_hand_on.sql"),
            ]),
        .target(
            name: "Identity", dependencies: ["RPC", "ServiceRuntime", "VeoGenAPI", "VeoGenCrypto", logging, lifecycle],
            swiftSettings: acrossModules),
        .target(
            name: "ServiceRuntime",
            dependencies: [
                "RPC", "VeoGenAPI", .product(name: "Configuration", package: "swift-configuration"), coreMetrics,
                instrumentation, logging, lifecycle, nioCore, nioPosix, nioHTTP1, nioSSL, unixSignals,
            ]),

        // Processes
        .executableTarget(
            name: "AIService",
            dependencies: [
                "HTTPClient", "Identity", "RPC", "ServiceRuntime", "VeoGenAPI", "VeoGenCrypto", argumentParser,
                coreMetrics, logging, lifecycle, nioPosix, subprocess, systemPackage,
            ]),
        .executableTarget(
            name: "AuthService",
            dependencies: [
                "Identity", "Postgres", "RPC", "ServiceRuntime", "VeoGenAPI", "VeoGenCrypto", argumentParser,
                coreMetrics,
                logging, lifecycle,
            ],
            resources: [
                .embedInCode("Migrations/m001_accounts.sql"),
                .embedInCode("Migrations/m002_keys_and_revocations.sql"),
                .embedInCode("Migrations/m003_programs_and_audit.sql"),
            ]),
        .executableTarget(
            name: "Gateway",
            dependencies: [
                "Identity", "RPC", "ServiceRuntime", "VeoGenAPI", "VeoGenCrypto", argumentParser,
                .product(name: "AsyncAlgorithms", package: "swift-async-algorithms"), httpTypes,
                hummingbird, .product(name: "HummingbirdCore", package: "hummingbird"), logging, lifecycle,
                metrics, nioCore, nioHTTP1, nioPosix, nioSSL, .product(name: "NIOExtras", package: "swift-nio-extras"),
                .product(name: "NIOHTTPTypes", package: "swift-nio-extras"),
                .product(name: "NIOHTTPTypesHTTP1", package: "swift-nio-extras"),
            ],
            resources: [.embedInCode("Generated/openapi.json"), .embedInCode("Generated/openapi.json.gz")]
                + [
                    "api.js", "base.css", "card.js", "choices.js", "collection.js", "composer.js", "controls.css",
                    "deliveries.js", "docs.css", "docs.html", "docs.js", "dom.js", "events.js", "examples.js",
                    "keys.js", "library.css", "library.js", "main.js", "mark.svg", "once.js", "picture.js",
                    "promotion.js", "schema.js", "settings.css", "settings.js", "studio.css", "studio.html", "theme.js",
                    "toast.js", "try.js", "usage.js", "viewer.css", "viewer.js", "webhooks.js", "welcome.js",
                    "words.js",
                ].map { .embedInCode("Pages/\($0)") }),
        .executableTarget(
            name: "VideoService",
            dependencies: [
                "HTTPClient", "Identity", "JobQueue", "Postgres", "Protobuf", "RPC", "ServiceRuntime", "VeoGenAPI",
                "VeoGenCrypto", argumentParser, coreMetrics, logging, lifecycle, nioPosix,
            ],
            resources: [
                .embedInCode("Migrations/video.sql"),
                .embedInCode("Migrations/video_domains.sql"),
                .embedInCode("Migrations/ledger.sql"),
                .embedInCode("Migrations/idempotency.sql"),
                .embedInCode("Migrations/retention.sql"),
                .embedInCode("Migrations/budget.sql"),
                .embedInCode("Migrations/webhook.sql"),
                .embedInCode("Migrations/states.sql"),
                .embedInCode("Migrations/deleted_users.sql"),
                .embedInCode("Migrations/budget_races.sql"),
                .embedInCode("Migrations/stopped_calls.sql"),
                .embedInCode("Migrations/silent_calls.sql"),
                .embedInCode("Migrations/promotion.sql"),
                .embedInCode("Migrations/reference_image.sql"),
                .embedInCode("Migrations/clips.sql"),
            ]),
        .executableTarget(
            name: "veogen",
            dependencies: [
                "PostgresCluster", "Protobuf", "ProtobufJSON", "RPC", "ServiceRuntime", "VeoGenAPI", argumentParser,
                logging, subprocess, systemPackage, unixSignals,
            ]),

        // Benchmarks
        .executableTarget(
            name: "rpc-bench",
            dependencies: [
                "Echo", "RPC", "ServiceRuntime", argumentParser, coreMetrics, lifecycle, logging, nioCore, nioPosix,
            ],
            path: "Benchmarks/RPCBench", swiftSettings: [onCallersExecutor]),
        .executableTarget(
            name: "postgres-benchmark", dependencies: ["Postgres", logging], path: "Benchmarks/postgres"),

        // Tests, and what they share
        .target(
            name: "PostgresTesting", dependencies: ["Postgres", "PostgresCluster", logging, subprocess, systemPackage]),
        .target(name: "CEcho", dependencies: ["CProtobufC"], path: "Tests/CEcho"),
        .target(
            name: "Echo", dependencies: ["CEcho", "CProtobufC", "Protobuf"], path: "Tests/Echo", exclude: ["echo.proto"]
        ),
        .target(
            name: "EchoStubs", dependencies: ["Echo", "RPC", "VeoGenAPI"], path: "Tests/EchoStubs",
            exclude: ["echo_service.proto"]),
        .executableTarget(
            name: "FakeUpstream", dependencies: [nioCore, nioHTTP1, nioPosix], path: "Tests/FakeUpstream"),
        .executableTarget(
            name: "ServiceRuntimeTestProcess", dependencies: ["ServiceRuntime", logging, lifecycle],
            path: "Tests/ServiceRuntimeTestProcess"),
        .testTarget(
            name: "AIServiceTests",
            dependencies: [
                "AIService", "FakeUpstream", "HTTPClient", "ServiceRuntime", "VeoGenAPI", coreMetrics, logging,
            ]),
        .testTarget(
            name: "AuthServiceTests",
            dependencies: [
                "AuthService", "Identity", "Postgres", "PostgresCluster", "PostgresTesting", "RPC", "ServiceRuntime",
                "VeoGenAPI", "VeoGenCrypto", logging, lifecycle,
            ]),
        .testTarget(
            name: "JobQueueTests", dependencies: ["JobQueue", "Postgres", "PostgresTesting", logging, lifecycle]),
        .testTarget(
            name: "VideoServiceTests",
            dependencies: [
                "HTTPClient", "Identity", "JobQueue", "Postgres", "PostgresCluster", "PostgresTesting", "RPC",
                "ServiceRuntime",
                "VeoGenAPI", "VeoGenCrypto", "VideoService", logging, lifecycle, nioCore, nioHTTP1, nioPosix,
                subprocess,
            ]),
        .testTarget(
            name: "EndToEndTests",
            dependencies: [
                "AIService", "AuthService", "FakeUpstream", "Gateway", "ServiceRuntime", "VideoService", "veogen",
                subprocess,
                systemPackage,
            ]),
        .testTarget(
            name: "GatewayTests",
            dependencies: [
                "Gateway", "Identity", "RPC", "ServiceRuntime", "VeoGenAPI", "VeoGenCrypto", httpTypes, hummingbird,
                logging,
                lifecycle, metrics, nioCore, nioHTTP1, nioPosix, nioSSL,
            ]),
        .testTarget(
            name: "IdentityTests",
            dependencies: ["Identity", "PostgresTesting", "RPC", "VeoGenAPI", "VeoGenCrypto", logging, lifecycle]),
        .testTarget(
            name: "PostgresClusterTests", dependencies: ["Postgres", "PostgresCluster", "PostgresTesting", logging]),
        .testTarget(
            name: "PostgresTests", dependencies: ["Postgres", "PostgresCluster", "PostgresTesting", logging, lifecycle]),
        .testTarget(
            name: "HTTPClientTests", dependencies: ["HTTPClient", nioPosix, systemPackage], exclude: ["SecureServer"]),
        .testTarget(name: "ProtobufJSONTests", dependencies: ["ProtobufJSON", "VeoGenAPI"]),
        .executableTarget(
            name: "RPCTestProcess", dependencies: ["Echo", "RPC", logging], path: "Tests/RPCTestProcess"),
        .testTarget(
            name: "RPCTests", dependencies: ["Echo", "RPC", "RPCTestProcess", instrumentation, logging],
            exclude: ["Interop/go"]),
        .testTarget(name: "RepositoryTests"),
        .testTarget(
            name: "ServiceRuntimeTests",
            dependencies: [
                "RPC", "ServiceRuntime", "ServiceRuntimeTestProcess", "VeoGenAPI", coreMetrics, logging, nioCore,
                nioPosix,
            ]),
        .testTarget(
            name: "VeoGenAPITests", dependencies: ["Echo", "EchoStubs", "Protobuf", "RPC", "VeoGenAPI", logging]),
        .testTarget(name: "VeoGenCryptoTests", dependencies: ["VeoGenCrypto"]),
    ],
    swiftLanguageModes: [.v6]
)

// Built by scripts/fuzz alone, which has everything that it is linked with instrumented.
if Context.environment["VEOGEN_FUZZ"] != nil {
    package.targets.append(
        .executableTarget(
            name: "rpc-fuzz",
            dependencies: [
                "Echo", "Protobuf", "RPC", "VeoGenAPI", logging, nioCore,
                .product(name: "NIOEmbedded", package: "swift-nio"),
            ],
            path: "Tests/RPCFuzz", exclude: ["seeds.txt"], swiftSettings: [.unsafeFlags(["-parse-as-library"])]))
}
