import Testing

@testable import ServiceRuntime

@Suite struct SettingFormTests {
    @Test(
        "durations need a unit unless the setting has one, and can't overflow",
        arguments: [
            ("500ms", .milliseconds(500)), ("60s", .seconds(60)), ("5m", .seconds(300)), ("2h", .seconds(7200)),
            ("1d", .seconds(86_400)), ("0s", .zero), ("60", nil), ("", nil), ("-1s", nil), ("1.5s", nil), ("s", nil),
            ("1 s", nil), ("1w", nil), ("9223372036854775807d", nil), ("99999999999999999999s", nil), ("٣s", nil),
        ] as [(String, Duration?)]
    )
    func durations(text: String, expected: Duration?) {
        let form = SettingForm.duration(in: .zero ... .seconds(1_000_000))
        #expect(form.parse(text) == expected)
    }

    @Test("a duration outside of its range is refused")
    func durationRange() {
        let form = SettingForm.duration(in: .seconds(1) ... .seconds(10), unit: .seconds)
        #expect(form.parse("10") == .seconds(10))
        #expect(form.parse("11") == nil)
        #expect(form.parse("999ms") == nil)
    }

    @Test(
        "byte counts take binary units, and can't overflow",
        arguments: [
            ("1", 1), ("1B", 1), ("512KiB", 512 << 10), ("16MiB", 16 << 20), ("2GiB", 2 << 30), ("KiB", nil),
            ("-1", nil), ("1KB", nil), ("1.5MiB", nil), ("9223372036854775807GiB", nil), ("", nil),
        ] as [(String, Int?)]
    )
    func byteCounts(text: String, expected: Int?) {
        #expect(SettingForm.bytes(in: 0...Int.max).parse(text) == expected)
    }

    @Test(
        "addresses are a Unix path, or a host and a port",
        arguments: [
            ("unix:///run/a.sock", .unix(path: "/run/a.sock")), ("unix://run/a", nil), ("unix:///a\nb", nil),
            ("tcp://h.example:1", .tcp(host: "h.example", port: 1)), ("127.0.0.1:0", .tcp(host: "127.0.0.1", port: 0)),
            ("[::1]:80", .tcp(host: "::1", port: 80)), ("::1:80", nil), ("h:65536", nil), ("h:-1", nil), ("h:+1", nil),
            ("h:", nil), (":80", nil), ("h", nil), ("", nil), ("h x:1", nil), ("http://h:1", nil),
            ("unix:///" + String(repeating: "x", count: 107), nil),
        ] as [(String, NetworkAddress?)]
    )
    func addresses(text: String, expected: NetworkAddress?) {
        #expect(NetworkAddress(text) == expected)
        if let expected { #expect(NetworkAddress(expected.description) == expected) }
    }

    @Test("a list with one wrong item, or with too many, is wrong")
    func lists() {
        let form = SettingForm.list(of: .integer(in: 1...9))
        #expect(form.parse("1, 2,3 ") == [1, 2, 3])
        #expect(form.parse("1,,2") == nil)
        #expect(form.parse("1,10") == nil)
        #expect(form.parse(Array(repeating: "1", count: 65).joined(separator: ",")) == nil)
    }

    @Test("text with control characters or beyond its bound is refused")
    func texts() {
        #expect(SettingForm.text(bytesMax: 4).parse("früh") == nil)
        #expect(SettingForm.text(bytesMax: 5).parse("früh") == "früh")
        #expect(SettingForm.text().parse("a\u{7F}") == nil)
    }
}
