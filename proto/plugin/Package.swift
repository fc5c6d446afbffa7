// swift-tools-version: 6.2
// The protoc plugin behind scripts/protos. A package of its own, so that building VeoGen never waits for it; its C sources
// are made by protoc-c from the .proto files that come with protoc.
import PackageDescription

let package = Package(
    name: "protoc-gen-veogen",
    targets: [
        .systemLibrary(name: "CProtobufC", pkgConfig: "libprotobuf-c", providers: [.apt(["libprotobuf-c-dev"])]),
        .target(name: "CProtoc", dependencies: ["CProtobufC"]),
        .executableTarget(name: "protoc-gen-veogen", dependencies: ["CProtoc", "CProtobufC"]),
    ],
    swiftLanguageModes: [.v6]
)
