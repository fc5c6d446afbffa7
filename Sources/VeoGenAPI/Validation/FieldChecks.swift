import RPC

/// Collects the faults of a message's fields. Types and texts of faults are those of the API that VeoGen replaces.
public struct FieldChecks {
    /// What a text must look like.
    public enum TextFormat: Sendable {
        case any, uuid, email, name
    }

    /// The faults found so far.
    public private(set) var faults: [FieldFault] = []

    private var place: [String]

    init(below place: [String]) {
        self.place = place
    }

    mutating func text(
        _ text: String, _ name: String, min: Int = 0, max: Int = .max, format: TextFormat = .any, isSecret: Bool = false
    ) {
        let input = isSecret ? nil : JSONValue.text(text).jsonText
        // A text has at most as many characters as bytes, so most need no count.
        let length =
            text.utf8.count > max || text.utf8.count < max && min > 0 ? text.unicodeScalars.count : text.utf8.count
        if length < min {
            add(name, "string_too_short", "String should have at least \(Self.count(min, "character"))", input)
        } else if length > max {
            // The text itself is left out: it is too long to show.
            add(name, "string_too_long", "String should have at most \(Self.count(max, "character"))", nil)
        } else if let fault = format.fault(of: text) {
            add(name, fault.type, fault.message, input)
        }
    }

    mutating func number(_ number: Int64, _ name: String, min: Int64 = .min, max: Int64 = .max) {
        if number < min {
            add(name, "greater_than_equal", "Input should be greater than or equal to \(min)", String(number))
        } else if number > max {
            add(name, "less_than_equal", "Input should be less than or equal to \(max)", String(number))
        }
    }

    mutating func bytes(_ bytes: [UInt8], _ name: String, max: Int = .max, isPicture: Bool = false) {
        if bytes.count > max {
            add(name, "bytes_too_long", "Data should have at most \(Self.count(max, "byte"))", nil)
        } else if isPicture {
            do {
                _ = try PictureHeader(bytes)
            } catch {
                add(name, "value_error", "Input should be a PNG, JPEG or WebP picture: \(error)", nil)
            }
        }
    }

    mutating func choice<Choice: JSONChoice>(_ choice: Choice, _ name: String) {
        if choice.rawValue == 0 { add(name, "enum", "Input should be \(Choice.choiceList)", nil) }
    }

    mutating func count(_ count: Int, _ name: String, max: Int) {
        if count > max {
            add(name, "too_long", "Value should have at most \(Self.count(max, "item")), not \(count)", nil)
        }
    }

    mutating func nested(_ name: String, _ validate: (inout FieldChecks) -> Void) {
        place.append(name)
        validate(&self)
        place.removeLast()
    }

    mutating func each<Element>(
        _ elements: [Element], _ name: String, isMap: Bool, _ validate: (Element, inout FieldChecks) -> Void
    ) {
        for (index, element) in elements.enumerated() {
            nested(name) { check in
                check.nested(String(index)) { validate(element, &$0) }
            }
        }
    }

    private mutating func add(_ name: String, _ type: String, _ message: String, _ input: String?) {
        faults.append(FieldFault(location: place + [name], type: type, message: message, input: input))
    }

    private static func count(_ number: Int, _ noun: String) -> String {
        "\(number) \(noun)\(number == 1 ? "" : "s")"
    }
}
