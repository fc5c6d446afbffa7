extension JSONWriter {
    /// Appends an array, each element by `write`.
    public mutating func array<Elements: Collection>(
        _ elements: Elements, _ write: (inout JSONWriter, Elements.Element) -> Void
    ) {
        literal("[")
        let start = bytes.count
        for (index, element) in elements.enumerated() {
            if index > 0 { literal(",") }
            // The others are likely to be as long as the first one.
            if index == 1 { reserve((bytes.count - start + 1) * (elements.count - 1)) }
            write(&self, element)
        }
        literal("]")
    }

    /// Appends an object of texts.
    public mutating func object(_ members: some Sequence<(String, String)>) {
        literal("{")
        var isFirst = true
        for (key, text) in members {
            if !isFirst { literal(",") }
            isFirst = false
            value(key)
            literal(":")
            value(text)
        }
        literal("}")
    }

    /// Appends an array of nested values.
    public mutating func value(_ elements: [some JSONWritable]) {
        array(elements) { $1.write(to: &$0) }
    }

    /// Appends an array of texts.
    public mutating func value(_ texts: [String]) {
        array(texts) { $0.value($1) }
    }

    /// Appends an array of enums' words.
    public mutating func value(_ choices: [some JSONChoice]) {
        array(choices) { $0.value($1) }
    }
}

extension JSONWriter {
    /// Appends a string or null.
    public mutating func value(_ text: String?) {
        if let text { value(text) } else { literal("null") }
    }

    /// Appends a number or null.
    public mutating func value(_ number: Int64?) {
        if let number { value(number) } else { literal("null") }
    }

    /// Appends a number or null.
    public mutating func value(_ number: Int32?) {
        if let number { value(number) } else { literal("null") }
    }

    /// Appends a number or null.
    public mutating func value(_ number: Double?) {
        if let number { value(number) } else { literal("null") }
    }

    /// Appends a truth value or null.
    public mutating func value(_ flag: Bool?) {
        if let flag { value(flag) } else { literal("null") }
    }

    /// Appends a moment or null.
    public mutating func value(_ moment: Timestamp?) {
        if let moment { value(moment) } else { literal("null") }
    }

    /// Appends an enum's word or null.
    public mutating func value<Choice: JSONChoice>(_ choice: Choice?) {
        if let choice { value(choice) } else { literal("null") }
    }

    /// Appends a nested value or null.
    public mutating func value<Nested: JSONWritable>(_ nested: Nested?) {
        if let nested { value(nested) } else { literal("null") }
    }
}
