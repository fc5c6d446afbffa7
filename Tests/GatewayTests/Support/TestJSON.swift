import Foundation

/// Looks into JSON without ceremony: what is not there is nil.
struct TestJSON {
    private let value: Any?

    init(_ value: Any?) { self.value = value }

    subscript(name: String) -> TestJSON { TestJSON((value as? [String: Any])?[name]) }

    subscript(index: Int) -> TestJSON {
        let array = value as? [Any]
        return TestJSON(array.flatMap { $0.indices.contains(index) ? $0[index] : nil })
    }

    var text: String? { value as? String }
    var texts: [String]? { value as? [String] }
    var number: Int? { (value as? NSNumber)?.intValue }
    var count: Int? { (value as? [Any])?.count }
    var keys: Set<String> { Set((value as? [String: Any] ?? [:]).keys) }
    var isNull: Bool { value is NSNull }
}
