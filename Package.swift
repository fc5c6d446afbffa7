// swift-tools-version: 6.2
import PackageDescription

let package = Package(
    name: "VeoGen",
    targets: [
        .systemLibrary(name: "CProtobufC", pkgConfig: "libprotobuf-c", providers: [.apt(["libprotobuf-c-dev"])]),
        .systemLibrary(name: "CLibPQ", pkgConfig: "libpq", providers: [.apt(["libpq-dev"])]),
        .systemLibrary(name: "CLibCrypto", pkgConfig: "libcrypto", providers: [.apt(["libssl-dev"])]),
        .target(name: "Protobuf", dependencies: ["CProtobufC"]),
    ],
    swiftLanguageModes: [.v6]
)
