import Instrumentation

/// How an `Instrument` reads what has come with a call, and adds to what goes with one.
struct RPCMetadataCarrier: Extractor, Injector {
    func extract(key: String, from metadata: RPCMetadata) -> String? { metadata[key] }

    func inject(_ value: String, forKey key: String, into metadata: inout RPCMetadata) { metadata[key] = value }
}
