import Foundation
import HTTPClient
import ServiceRuntime

@testable import AIService

/// Veo on Vertex AI as the fake upstream serves it.
enum VertexTesting {
    /// A service account of nobody, with an RSA key of 2048 bits that was made for these tests.
    static func accountJSON(tokenURL: String, key: String = privateKey) throws -> String {
        let account = [
            "type": "service_account", "project_id": "veo-tests", "private_key_id": "key-1", "private_key": key,
            "client_email": "veogen@veo-tests.iam.gserviceaccount.com", "token_uri": tokenURL,
        ]
        return String(decoding: try JSONSerialization.data(withJSONObject: account), as: UTF8.self)
    }

    static func settings(
        _ address: String, patience: Duration = FakeUpstreamProcess.patience()
    ) throws -> VertexSettings {
        let account = try ServiceAccount(Secret(try accountJSON(tokenURL: address + "/token")))
        var settings = VertexSettings(
            baseURL: address, project: account.project, location: "us-central1", account: account)
        settings.submitTimeout = patience
        settings.pollTimeout = patience
        return settings
    }

    static let model = RemoteModel(
        id: "veo", upstreamModel: "veo-test-001", description: "For tests.", seconds: [1, 4],
        qualities: [.draft, .standard], aspectRatios: [.landscape], pricePerSecondMicros: 400_000,
        accepts: [.seed, .negativePrompt, .referenceImage], sizes: nil, audio: true)

    /// Runs `body` with a fake upstream and a provider of its videos.
    static func withProvider(
        resultBytesMax: Int = 64 << 20, patience: Duration = FakeUpstreamProcess.patience(),
        clock: TestClock = TestClock(),
        _ body: (FakeUpstreamProcess, RemoteProvider) async throws -> Void
    ) async throws {
        try await TestFiles.withFolder { folder in
            try await FakeUpstreamProcess.with(in: folder) { upstream in
                let provider = RemoteProvider(
                    name: "vertex", models: [model],
                    keys: ProviderKeys(
                        try ProviderKey(try settings(upstream.address, patience: patience), client: try HTTPClient()),
                        now: { clock.now }),
                    breaker: CircuitBreaker(CircuitBreaker.Policy(unknownCountMin: 1000)),
                    results: RemoteResults(settings: TestFiles.settings(folder), logger: TestFiles.quiet),
                    pictures: PictureFit(settings: TestFiles.settings(folder), logger: TestFiles.quiet),
                    resultBytesMax: resultBytesMax, pollInterval: .milliseconds(100), logger: TestFiles.quiet)
                try await body(upstream, provider)
            }
        }
    }

    static func request(_ prompt: String) -> GenerationRequest {
        var request = TestFiles.request(prompt, model: "veo")
        request.quality = .standard
        return request
    }

    /// Has the fake upstream do something, such as `/_fake/revoke`.
    static func control(_ upstream: FakeUpstreamProcess, _ path: String) async throws {
        _ = try await HTTPClient().send(HTTPRequest(.post, upstream.address + path, body: .bytes([])))
    }

    static let privateKey = """
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
}
