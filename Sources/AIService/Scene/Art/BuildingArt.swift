/// Drawings of buildings.
enum BuildingArt {
    private static let lamp = RGB(hex: 0xFF_E0_8A)
    private static let dark = RGB(hex: 0x3A_34_34)

    static func lighthouse(_ stripe: RGB) -> [Shape] {
        let white = RGB(hex: 0xF4_F1_E8)
        let rock = RGB(hex: 0x4C_48_4A)
        var shapes: [Shape] = [
            .blob(
                rock.scaled(0.8),
                [(-0.62, -0.16), (-0.48, 0.02), (-0.26, 0.09), (0, 0.13), (0.3, 0.08), (0.5, -0.01), (0.66, -0.16)]),
            .blob(rock, [(-0.4, -0.16), (-0.3, 0.0), (-0.12, 0.07), (0.04, 0.02), (0.1, -0.16)]),
            .blob(rock.scaled(1.2), [(0.12, -0.16), (0.2, 0.02), (0.34, 0.05), (0.44, -0.16)]),
        ]
        // The tower tapers; bands follow its edges.
        func half(_ y: Double) -> Double { 0.105 - (y - 0.08) * 0.062 }
        for band in 0..<6 {
            let low = 0.08 + Double(band) * 0.115
            let high = low + 0.115
            shapes.append(
                .polygon(
                    band % 2 == 0 ? white : stripe,
                    [(-half(low), low), (half(low), low), (half(high), high), (-half(high), high)]))
            let shade = (band % 2 == 0 ? white : stripe).scaled(0.76)
            shapes.append(
                .polygon(
                    shade, [(half(low) * 0.3, low), (half(low), low), (half(high), high), (half(high) * 0.3, high)]))
        }
        shapes += [
            .rectangle(dark, x: -0.1, y: 0.77, width: 0.2, height: 0.022),
            .rectangle(dark, x: -0.028, y: 0.08, width: 0.056, height: 0.09),
            Shape.rectangle(lamp, x: -0.05, y: 0.792, width: 0.1, height: 0.09).shining,
            .rectangle(dark, x: -0.055, y: 0.792, width: 0.012, height: 0.09),
            .rectangle(dark, x: -0.006, y: 0.792, width: 0.012, height: 0.09),
            .rectangle(dark, x: 0.043, y: 0.792, width: 0.012, height: 0.09),
            .polygon(stripe.scaled(0.85), [(-0.075, 0.88), (0.075, 0.88), (0, 0.965)]),
            .line(dark, from: (0, 0.96), to: (0, 1), width: 0.01),
        ]
        for y in [0.33, 0.55] { shapes.append(.rectangle(dark, x: -0.02, y: y, width: 0.032, height: 0.05)) }
        return shapes
    }

    static func house(_ wall: RGB) -> [Shape] {
        let roof = RGB(hex: 0xA8_4A_38)
        var shapes: [Shape] = [
            .rectangle(RGB(hex: 0x8A_5A_4A), x: 0.22, y: 0.6, width: 0.1, height: 0.36),
            .rectangle(wall, x: -0.5, y: 0, width: 1, height: 0.52),
            .rectangle(wall.scaled(0.85), x: 0.2, y: 0, width: 0.3, height: 0.52),
            .polygon(roof, [(-0.58, 0.5), (0.58, 0.5), (0.34, 0.88), (-0.34, 0.88)]),
            .polygon(roof.scaled(0.82), [(0.2, 0.5), (0.58, 0.5), (0.34, 0.88), (0.14, 0.88)]),
            .rectangle(RGB(hex: 0x6A_44_2C), x: -0.09, y: 0, width: 0.18, height: 0.34),
        ]
        for x in [-0.38, 0.22] {
            shapes.append(.rectangle(RGB.white, x: x - 0.02, y: 0.16, width: 0.22, height: 0.24))
            shapes.append(Shape.rectangle(lamp.scaled(0.96), x: x, y: 0.18, width: 0.08, height: 0.2).shining)
            shapes.append(Shape.rectangle(lamp.scaled(0.96), x: x + 0.1, y: 0.18, width: 0.08, height: 0.2).shining)
        }
        return shapes
    }

    /// Snow on the roof of ``house(_:)``, with soft lower edges.
    static let snowyRoof: [Shape] = [
        .blob(
            RGB(hex: 0xF2_F6_FB),
            [
                (-0.6, 0.53), (-0.46, 0.57), (-0.34, 0.53), (-0.2, 0.6), (-0.04, 0.55), (0.12, 0.61), (0.24, 0.56),
                (0.38, 0.9), (0, 0.93), (-0.36, 0.9),
            ]),
        .blob(RGB(hex: 0xC6_D4_E8), [(0.2, 0.56), (0.36, 0.6), (0.46, 0.54), (0.6, 0.53), (0.37, 0.9), (0.17, 0.9)]),
        .ellipse(RGB(hex: 0xF2_F6_FB), x: 0.27, y: 0.965, width: 0.13, height: 0.05),
    ]

    static func castle(_ stone: RGB) -> [Shape] {
        var shapes: [Shape] = []
        func tower(_ x: Double, _ width: Double, _ height: Double, _ shade: Double) {
            shapes.append(.rectangle(stone.scaled(shade), x: x - width / 2, y: 0, width: width, height: height))
            shapes.append(
                .rectangle(stone.scaled(shade * 0.8), x: x + width * 0.15, y: 0, width: width * 0.35, height: height))
            shapes.append(
                .rectangle(
                    stone.scaled(shade * 1.1), x: x - width * 0.6, y: height - 0.03, width: width * 1.2, height: 0.04))
            shapes.append(
                .polygon(
                    RGB(hex: 0x3E_5A_86),
                    [(x - width * 0.62, height), (x + width * 0.62, height), (x, height + width * 1.25)]))
            shapes.append(Shape.rectangle(lamp, x: x - 0.012, y: height * 0.72, width: 0.026, height: 0.06).shining)
        }
        tower(0, 0.2, 0.74, 0.82)
        shapes.append(.rectangle(stone, x: -0.46, y: 0, width: 0.92, height: 0.36))
        for index in 0..<9 where index % 2 == 0 {
            shapes.append(.rectangle(stone, x: -0.46 + Double(index) * 0.102, y: 0.36, width: 0.102, height: 0.04))
        }
        tower(-0.44, 0.17, 0.54, 1)
        tower(0.44, 0.17, 0.58, 0.94)
        tower(0.2, 0.12, 0.66, 0.9)
        shapes.append(.blob(dark, [(-0.09, 0), (-0.09, 0.14), (0, 0.22), (0.09, 0.14), (0.09, 0)]))
        shapes.append(.line(dark, from: (0, 0.99), to: (0, 1.06), width: 0.008))
        shapes.append(.polygon(RGB(hex: 0xD8_2F_2F), [(0, 1.06), (0.11, 1.04), (0, 1.015)]))
        return shapes
    }

    static func windmill(_ wall: RGB, turn: Double) -> [Shape] {
        var shapes: [Shape] = [
            .polygon(wall, [(-0.17, 0), (0.17, 0), (0.1, 0.58), (-0.1, 0.58)]),
            .polygon(wall.scaled(0.8), [(0.05, 0), (0.17, 0), (0.1, 0.58), (0.03, 0.58)]),
            .blob(RGB(hex: 0x8A_44_34), [(-0.12, 0.57), (-0.09, 0.66), (0, 0.71), (0.09, 0.66), (0.12, 0.57)]),
            .rectangle(dark, x: -0.04, y: 0, width: 0.08, height: 0.13),
            .rectangle(dark, x: -0.03, y: 0.3, width: 0.05, height: 0.07),
        ]
        let hub = (0.0, 0.62)
        for blade in 0..<4 {
            let angle = turn + Double(blade) / 4
            let along = (Wave.cosine(angle), Wave.sine(angle))
            let across = (-along.1, along.0)
            func place(_ far: Double, _ side: Double) -> (Double, Double) {
                (hub.0 + along.0 * far + across.0 * side, hub.1 + along.1 * far + across.1 * side)
            }
            shapes.append(
                .polygon(
                    RGB(hex: 0xF6_F0_E0), [place(0.1, 0.01), place(0.38, 0.01), place(0.38, 0.085), place(0.1, 0.085)]))
            shapes.append(.line(RGB(hex: 0x5A_40_2C), from: hub, to: place(0.4, 0), width: 0.018))
        }
        shapes.append(.circle(dark, x: hub.0, y: hub.1, radius: 0.025))
        return shapes
    }

    static func tower(_ glass: RGB) -> [Shape] {
        var shapes: [Shape] = [
            .polygon(glass, [(-0.14, 0), (0.14, 0), (0.11, 0.78), (-0.11, 0.78)]),
            .polygon(glass.scaled(0.72), [(0.04, 0), (0.14, 0), (0.11, 0.78), (0.03, 0.78)]),
            .polygon(glass.scaled(0.9), [(-0.08, 0.78), (0.08, 0.78), (0.05, 0.88), (-0.05, 0.88)]),
            .line(dark, from: (0, 0.88), to: (0, 1), width: 0.014, endWidth: 0.004),
            Shape.circle(RGB(hex: 0xFF_4A_3A), x: 0, y: 1, radius: 0.012).shining,
        ]
        for floor in 0..<17 {
            for column in 0..<4 where (floor * 7 + column * 5) % 3 != 0 {
                let x = -0.1 + Double(column) * 0.052
                shapes.append(
                    Shape.rectangle(lamp.scaled(0.9), x: x, y: 0.05 + Double(floor) * 0.042, width: 0.03, height: 0.02))
            }
        }
        return shapes
    }

    static func bridge(_ steel: RGB) -> [Shape] {
        var shapes: [Shape] = [.rectangle(steel.scaled(0.8), x: -1.6, y: 0.24, width: 3.2, height: 0.05)]
        for x in [-0.7, 0.7] {
            shapes.append(.rectangle(steel, x: x - 0.06, y: -0.2, width: 0.04, height: 1.1))
            shapes.append(.rectangle(steel.scaled(0.85), x: x + 0.02, y: -0.2, width: 0.04, height: 1.1))
            for y in [0.45, 0.65, 0.84] {
                shapes.append(.rectangle(steel, x: x - 0.06, y: y, width: 0.12, height: 0.03))
            }
        }
        func cable(_ x: Double) -> Double {
            let near = abs(abs(x) - 0.7)
            return 0.3 + 0.58 * (1 - near / (abs(x) < 0.7 ? 0.7 : 0.9)) * (1 - near / (abs(x) < 0.7 ? 0.7 : 0.9))
        }
        for step in 0..<64 {
            let x = -1.6 + Double(step) * 0.05
            shapes.append(.line(steel, from: (x, cable(x)), to: (x + 0.05, cable(x + 0.05)), width: 0.016))
            if step % 2 == 0 { shapes.append(.line(steel, from: (x, 0.28), to: (x, cable(x)), width: 0.007)) }
        }
        return shapes
    }

    static func tent(_ cloth: RGB) -> [Shape] {
        [
            .polygon(cloth.scaled(0.75), [(-0.1, 0.85), (0.5, 0.78), (0.95, 0), (0.3, 0)]),
            .polygon(cloth, [(-0.75, 0), (-0.1, 0.85), (0.45, 0)]),
            Shape.polygon(RGB(hex: 0xFF_D8_8A), [(-0.3, 0), (-0.1, 0.62), (0.1, 0)]).shining,
            .polygon(cloth.scaled(0.88), [(-0.1, 0.62), (0.1, 0), (0.2, 0)]),
            .line(RGB(hex: 0x55_45_33), from: (-0.1, 0.82), to: (-0.1, 1), width: 0.02),
        ]
    }
}
