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
}
