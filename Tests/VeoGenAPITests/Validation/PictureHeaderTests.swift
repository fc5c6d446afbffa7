import Testing

@testable import VeoGenAPI

@Suite("Headers of pictures")
struct PictureHeaderTests {
    private static func fault(_ bytes: [UInt8]) -> PictureFault? {
        do {
            _ = try PictureHeader(bytes)
            return nil
        } catch {
            return error
        }
    }

    @Test(
        "Files that ffmpeg writes are known by their format and size",
        arguments: [
            (PictureFile.png, PictureHeader.Format.png), (PictureFile.jpeg, .jpeg), (PictureFile.webp, .webp),
            (PictureFile.losslessWebP, .webp), (PictureFile.jpeg + ["-vf", "format=yuvj444p"], .jpeg),
        ])
    func takes(options: [String], format: PictureHeader.Format) throws {
        let header = try PictureHeader(try PictureFile.make("322x178", options))
        #expect(header.format == format)
        #expect((header.width, header.height) == (322, 178))
        #expect(header.format.mediaType == "image/\(format.rawValue)")
    }

    @Test(
        "A file that was cut off anywhere is refused, unless what is missing is beyond its picture",
        arguments: [PictureFile.png, PictureFile.jpeg, PictureFile.webp, PictureFile.losslessWebP])
    func refusesCutFiles(options: [String]) throws {
        let bytes = try PictureFile.make("16x16", options)
        for count in 0..<bytes.count where Self.fault(Array(bytes.prefix(count))) == nil {
            // RIFF pads to an even number of bytes, which its length does not count.
            #expect(count == bytes.count - 1)
        }
        #expect(Self.fault(bytes) == nil)
    }

    @Test("Pictures that move are refused, and WebP files with a canvas that does not are taken")
    func refusesAnimations() throws {
        #expect(Self.fault(try PictureFile.make("32x32", PictureFile.animatedPNG)) == .animated)
        func extended(_ flags: UInt8) -> [UInt8] {
            let chunk = Array("VP8X".utf8) + [10, 0, 0, 0, flags, 0, 0, 0, 0x3F, 0, 0, 0x1F, 0, 0]
            return Array("RIFF".utf8) + [UInt8(chunk.count + 4), 0, 0, 0] + Array("WEBP".utf8) + chunk
        }
        #expect(Self.fault(extended(0x02)) == .animated)
        let still = try PictureHeader(extended(0x10))
        #expect((still.width, still.height) == (64, 32))
    }

    @Test("Sides and pixels keep within their limits")
    func sizes() throws {
        let png = try PictureFile.make("16x16", PictureFile.png)
        func sized(_ width: UInt32, _ height: UInt32) -> [UInt8] {
            var bytes = png
            let size = [width, height].flatMap { side in [24, 16, 8, 0].map { UInt8(side >> $0 & 0xFF) } }
            bytes.replaceSubrange(16..<24, with: size)
            return bytes
        }
        #expect(Self.fault(sized(8192, 4096)) == nil)
        #expect(Self.fault(sized(8192, 4097)) == .size(width: 8192, height: 4097))
        #expect(Self.fault(sized(8193, 16)) == .size(width: 8193, height: 16))
        #expect(Self.fault(sized(16, 15)) == .size(width: 16, height: 15))
        #expect(Self.fault(sized(.max, .max)) == .size(width: 4_294_967_295, height: 4_294_967_295))
        #expect(Self.fault(sized(0, 0)) == .size(width: 0, height: 0))
    }

    @Test(
        "What is none of the formats is refused",
        arguments: [
            [], [0xFF], [0x89, 0x50], Array("GIF89a".utf8), Array("<svg xmlns='x'/>".utf8), Array("RIFF".utf8),
            Array("RIFF\u{0}\u{0}\u{0}\u{0}WAVEfmt ".utf8),
        ] as [[UInt8]])
    func refusesOthers(bytes: [UInt8]) {
        #expect(Self.fault(bytes) == .unknownFormat)
    }

    @Test("Lossless and arithmetic JPEG, which nothing shows, is refused", arguments: [0xC3, 0xC9, 0xCF] as [UInt8])
    func refusesRareJPEG(marker: UInt8) throws {
        var bytes = try PictureFile.make("16x16", PictureFile.jpeg)
        let frame = try #require(bytes.indices.dropLast().first { bytes[$0] == 0xFF && bytes[$0 + 1] == 0xC0 })
        bytes[frame + 1] = marker
        #expect(Self.fault(bytes) == .unsupported(.jpeg))
    }

    @Test("A JPEG of very many scans, which takes very long to decode, is refused")
    func refusesManyScans() throws {
        let jpeg = try PictureFile.make("64x64", PictureFile.jpeg)
        let scan: [UInt8] = [0xFF, 0xDA, 0, 8, 1, 1, 0, 0, 63, 0]
        func scanned(_ count: Int) -> [UInt8] {
            jpeg.dropLast(2) + Array(repeating: scan, count: count).joined() + [0xFF, 0xD9]
        }
        #expect(Self.fault(scanned(98)) == nil)
        #expect(Self.fault(scanned(100)) == .unsupported(.jpeg))
    }

    @Test("Hostile lengths and random changes end in a header or a fault, never in a trap")
    func hostileBytes() throws {
        var random = SystemRandomNumberGenerator()
        for options in [PictureFile.png, PictureFile.jpeg, PictureFile.webp, PictureFile.losslessWebP] {
            let bytes = try PictureFile.make("16x16", options)
            for _ in 0..<3000 {
                var changed = bytes
                for _ in 0..<Int.random(in: 1...4, using: &random) {
                    let index = Int.random(in: 0..<min(bytes.count, 64), using: &random)
                    changed[index] =
                        Bool.random(using: &random) ? 0xFF : UInt8.random(in: .min ... .max, using: &random)
                }
                _ = Self.fault(changed)
                _ = Self.fault(Array(changed.prefix(Int.random(in: 0...bytes.count, using: &random))))
            }
        }
        // Segments without end, lengths below their own size, fill bytes up to the end.
        #expect(Self.fault([0xFF, 0xD8, 0xFF, 0xE0, 0, 0, 0xFF, 0xE0, 0, 1]) == .damaged(.jpeg))
        #expect(Self.fault([0xFF, 0xD8] + [UInt8](repeating: 0xFF, count: 100_000)) == .damaged(.jpeg))
    }
}
