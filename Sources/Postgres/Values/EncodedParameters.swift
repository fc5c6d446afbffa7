/// The parameters of one call in PostgreSQL's binary format, encoded by the calling task so that the engine's thread
/// only passes pointers on.
struct EncodedParameters: Sendable {
    /// One parameter's place in `bytes`.
    struct Field {
        var type: UInt32
        var offset: Int32
        /// Length in bytes; nil for NULL.
        var length: Int32?
    }

    /// More parameters than any statement of ours has; the protocol's own limit is 65,535.
    static let countMax = 1_024

    private(set) var fields: [Field] = []
    /// All values one after the other, and one byte more, so that even an empty value has an address.
    private(set) var bytes: [UInt8] = []

    static let none = EncodedParameters()

    private init() { bytes = [0] }

    /// Throws `PostgresError` of kind `invalidValue` when a value can't be sent or all are larger than `bytesMax`.
    init(_ values: [PostgresValue], bytesMax: Int) throws(PostgresError) {
        guard values.count <= Self.countMax else {
            throw PostgresError(.invalidValue, "\(values.count) parameters are more than \(Self.countMax)")
        }
        fields.reserveCapacity(values.count)
        bytes.reserveCapacity(values.count * 16 + 1)
        for (index, value) in values.enumerated() {
            let offset = bytes.count
            let type = try bytes.append(value, parameter: index + 1)
            guard bytes.count <= min(bytesMax, Int(Int32.max) - 1) else {
                throw PostgresError(.invalidValue, "the parameters are larger than \(bytesMax) bytes")
            }
            let length = value == .null ? nil : Int32(bytes.count - offset)
            fields.append(Field(type: type, offset: Int32(offset), length: length))
        }
        bytes.append(0)
    }
}
