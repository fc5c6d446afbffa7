import Testing
import VeoGenCrypto

@Suite("RSA signing keys")
struct RSASigningKeyTests {
    /// Made for these tests by `openssl genpkey -algorithm RSA`, as the signature by `openssl dgst -sha256 -sign`.
    private static let pem = """
        -----BEGIN PRIVATE KEY-----
        MIIEvgIBADANBgkqhkiG9w0BAQEFAASCBKgwggSkAgEAAoIBAQDPzfCIN3Cdkq13
        emrp91HASaz4csPJpcBOj/vuKj4D4mq3yCf7Ptwtht7FlHJg79Mp4tKljK8Qqilg
        zYoS7dokxEyKygGoU1ff6cd/iJD9BO7pAZFoXY2mpC0obKGmq8iiLFCFQ3V9FcMa
        IfpObU66FckzlYulpU5rityNd23LaiGDjbFoKcQEEPTLot4N3UBIm4krhl/UTlyu
        KRt+yUWs1bfWb23Re5H5ViWObTx4jSes5kkAd08AX2bXahTo003XgQjb4YQ4rYIK
        YLYNEgdprGNSWZhuAssZR6FPZv9jUpF+ZEL9dfqF2KM3QA7pNRdgyyQx6LtJ+UP/
        eE4Ytd2lAgMBAAECggEAIXEdeUvJak+ywzcRYfdaEdgUJ47klkd/7sS6K5u4YOH9
        AE2MWEvHSDuxDy/yxkniJuv+BVliH7bwCMhFz60KfanqPYMBMvMSrGdld886XMBV
        /cExrY+HXnQuYO02iJQ9qhJNSlz5ro3O2POd4iWHgBKbJMY3c+AUrOGV2TMJRCz/
        wBvlP/7Dj3Re+VugZOgBtjscBfUfh+fr19IJjAlAmcjxnxENsiuuyhu/BOhY57CX
        BjbDMvpD2GCI65ORnc4UzxZdieVmUiE+1Z1DCGtYEDRLBi2FP49JAXyNOnliyTQt
        bKEow1QLwzBXlr1WIeUhy3iysOTSWDym25/03S6yQwKBgQDzqd13pS6EItshzVGG
        y2xlJyuwwoJ8X+bkAdM/HLycCb5qEY0dCm40blBDFRoFQ6Xzmcq4/JjuMmxa4Lb1
        CM7uJxMuhM32fGBbY/rfZDokzlek+6kuh9XrZJ6utctTxQYNvOnGN3u8ZeDI4t7+
        oU9065CMMtHDvMdVJohCnSc//wKBgQDaU02a5kklt3BJZOM72+IPmS2r/VR0MSly
        2I4Xfkman55zzNIuEfwlGAnRWpldPbXPt0PWTIeiylb4XWTHnEmVp8inaerjOSZ/
        Ydho/btfj7dLDVome9wvkHjWiDbEPJ1FVcx6pljEM5YH/h2nQmrHH5QuJzVHHbHK
        h1yWqr3iWwKBgQDI6DWQkmVRVEAkldtz7kUY/nw6yZa3oIeLVqnsrvAhJLOZV5Fn
        8ZK+rnqFZV/IGWg6/IK3lqcuN+s533FbhwDAQv3A7IW6iAEXOc+/5C9A69Y+VbbA
        hAXxikyAt6rIDnsYVrzW0Ca5R7NZUB8YCr+uIxFTWA+3ee9NmXDepB+Z1wKBgQCx
        eE+4H4PMRe3fq0PPj7CWD2UBzp6NCL1xnrj6Pezk5OVvqkobqwD0wjKQ3H2YPqaA
        368kDveei63gnEJkxBVIsqe39rA53mX92/KHfeGHD5LmTkc+yyYz/9NKSFWEdOU+
        zDy4Ymn7qxdFDfra0HFtxay1S6fSVEAGqrvHuak6ywKBgGupWNJ2vP+8N7ZPPgIb
        QTvwUIkNSYEJXEnBym+TK6BiAihmivo1KY28sLi7utwLK/9E3Vucac4u0dwyYGGo
        PAtN8IF0VkQA7AUd79EgrRX9pUh66MRwzhJeSzBj7uVflNw87jKTvP23cJZvjSVC
        oH3pn+WVSXorJL4qjLDxcMd5
        -----END PRIVATE KEY-----
        """
    private static let signature =
        "8e26e678b8bbb3a373477f0bf4e70498642253da24109cc19dfb77f3fb58bca24006a4bfc259a06d"
        + "da566c3ce8ce243086a77481ccb81e631aa3391ce10ed4ea2544054a2112b22814ebb82fcac0b436"
        + "95bcb24654e7ccfca3766c3c5a6c1abe00f8bdd63798630f460327f1f96ce371fbbb689a7c2c6eca"
        + "a652470a5b01267a962a68f721bf38a7899d456b9669e7af74f62216628563a183e5e0d1aedc29ab"
        + "ebcf2500dd2e7ad9da656793566e72da0b5b45065738eae74ae344ffe0000070256dde823f8acd97"
        + "66ab59766d2da5f65419ee77323d61af5947588dab7d67ce6b2569a0d37f669e9f5a9a2cd451624b"
        + "21f3e13efb9ef2bc300a93fb7e68cfaf"

    @Test("sign as openssl does")
    func signs() throws {
        let key = try RSASigningKey(pem: Self.pem)
        #expect(try key.sign(Array("message".utf8)) == hex(Self.signature))
        #expect(try key.sign(Array("another".utf8)) != hex(Self.signature))
    }

    @Test(
        "are refused when they are something else",
        arguments: [
            "", "no key", "-----BEGIN PRIVATE KEY-----\nAAAA\n-----END PRIVATE KEY-----",
            String(repeating: "x", count: RSASigningKey.pemBytesMax + 1),
            // Ed25519 (RFC 8410 section 10.3).
            """
            -----BEGIN PRIVATE KEY-----
            MC4CAQAwBQYDK2VwBCIEINTuctv5E1hK1bbY8fdp+K06/nwoy/HU++CXqI9EdVhC
            -----END PRIVATE KEY-----
            """,
            // 1024 bits.
            """
            -----BEGIN PRIVATE KEY-----
            MIICdwIBADANBgkqhkiG9w0BAQEFAASCAmEwggJdAgEAAoGBALzzUFzxQrTyYw7X
            rC0C9sMTovXXWFT8zmAF8ISx3RNNgiUGnTUGd04RXYDzTY/jUHTbu+BXlG9r8/j3
            Sg2kHWsmEm8daNDmbxoplVbpCDxSabY6Nrpe7wyh/jMCuWBhJA24oIot4CxR0zJQ
            vlgJfQzF6aYeuf87X1vKaETXIn9zAgMBAAECgYEAsi0fUwWOyeLn1k86ZReuajZS
            LVFsUngyhAoVzIuM1W75ksCx7hay2kM10SudsFnCvO+YMu1jY86Auf03L7XapljY
            VorQUmR2qCT6sHwtM8+jgWbNFXGGI2B6SVb37766PJ32d3HuGEWTqTvqzKg8kljC
            2wjLFgZl6oaGvx6NZkECQQDgVqRbJXVlsQJ5WJvWUqwgBKY3hvYtutqr+15JiDD3
            Kj6THVT6WOviiZu/pUlCv61mg4n4AYyo5LBUfyFALL+NAkEA154aFLfR7CRoPBKf
            Ez/A7Kw9u6R7Qjj647HdTR67ZjkO1tPQIA19Q1QhntV8DoOZrOxGUoFPEvGAwkqL
            dYD6/wJBAMEPz0HharapLsffSb2YSCkF10XSD+oq9CUtnmcJnZoX8OIKTCdmfxnl
            8vNq+zFGY6Plb8bPDo4KwPT2s1bXK8ECQGc3s0qJuL9vqkpfq7EeSu/BgIfsNGk+
            N7R6d/MsLA/Cbr0ehrphWr65bqLHleyoyQ9DyGJErqLl43qfDuXASecCQBpHV6kP
            O7CEb4SFVyrsx0l4W1Kf8Mi0cTBA501TcPWQsA+qpaK9zGibTqrz42XTzVi2s/N1
            NY1sDetos19vdcI=
            -----END PRIVATE KEY-----
            """,
        ])
    func refusals(_ pem: String) {
        #expect(throws: CryptoError.malformedKey) { try RSASigningKey(pem: pem) }
    }

    @Test("never print themselves")
    func silence() throws {
        var text = ""
        dump(try RSASigningKey(pem: Self.pem), to: &text)
        #expect(!text.contains("MII"))
    }
}
