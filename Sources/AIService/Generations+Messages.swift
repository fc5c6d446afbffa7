import VeoGenAPI

// How the providers' own values look in the contract.

extension Model {
    init(_ model: ProviderModel, provider: String) {
        self.init(
            id: model.name, provider: provider, description: model.summary,
            durationMax: Int32(clamping: model.durationSeconds.upperBound),
            qualities: model.qualities.map(Quality.init),
            aspectRatios: model.aspectRatios.map(VeoGenAPI.AspectRatio.init),
            pricePerSecondMicros: Int64(model.microdollarsPerSecond),
            retiresAt: model.retiresAt.map { Timestamp(microseconds: $0 * 1_000_000) },
            durations: model.lengths?.map { Int32(clamping: $0) } ?? [],
            pictures: model.pictures.map(Picture.init), audio: model.hasAudio,
            referenceImage: model.takesPictures, joinClips: model.takesPictures)
    }
}

extension Picture {
    init(_ picture: ModelPicture) {
        self.init(
            quality: Quality(picture.quality), aspectRatio: VeoGenAPI.AspectRatio(picture.aspectRatio),
            resolution: picture.size, pricePerSecondMicros: Int64(picture.microdollarsPerSecond))
    }
}

extension GenerationRequest {
    init(_ request: SubmitGenerationRequest) {
        self.init(
            callID: request.callID, prompt: request.prompt, caption: request.originalPrompt,
            negativePrompt: request.negativePrompt, style: VideoStyle(request.style),
            durationSeconds: Int(request.duration), quality: VideoQuality(request.quality),
            aspectRatio: AspectRatio(request.aspectRatio), seed: UInt64(bitPattern: request.seed), model: request.model,
            firstFrame: request.referenceImage)
    }
}

extension Generation {
    init(_ handle: GenerationHandle, _ state: GenerationState, pollAfter: Duration) {
        self.init(handle: handle.value)
        switch state {
        case .queued:
            self.state = .queued
            step = "Waiting for the renderer"
        case .running(let percent, let step):
            self.state = .running
            progress = Int32(clamping: percent)
            self.step = step
        case .done(let result):
            self.state = .done
            progress = 100
            self.result = VeoGenAPI.GenerationResult(result)
        case .failed(let failure):
            self.state = .failed
            error = GenerationError(failure)
        }
        if !state.isFinal { pollAfterMs = Int32(clamping: pollAfter.wholeMilliseconds) }
    }
}

extension Generation {
    init(_ handle: GenerationHandle, _ outcome: GenerationOutcome?, pollAfter: Duration) {
        self.init(handle: handle.value)
        switch outcome {
        case .done(let microdollars):
            state = .done
            progress = 100
            result = VeoGenAPI.GenerationResult(costMicros: Int64(microdollars))
        case .failed(let failure):
            state = .failed
            error = GenerationError(failure)
        case nil:
            state = .running
            pollAfterMs = Int32(clamping: pollAfter.wholeMilliseconds)
        }
    }
}

extension VeoGenAPI.GenerationResult {
    init(_ result: GenerationResult) {
        self.init(
            videoBytes: Int64(result.videoBytes), thumbnailBytes: Int64(result.thumbnailBytes ?? 0),
            width: Int32(clamping: result.facts.frameSize.width),
            height: Int32(clamping: result.facts.frameSize.height),
            durationMs: Int32(clamping: Duration.seconds(result.facts.durationSeconds).wholeMilliseconds),
            codec: result.facts.codec, costMicros: Int64(result.costMicrodollars))
    }
}

extension GenerationError {
    init(_ error: ProviderError, isPermanent: Bool) {
        self.init(
            code: error.code.rawValue, message: error.message, permanent: isPermanent,
            retryAfter: error.retryAfter.map { Int32(clamping: $0.secondsRoundedUp) })
    }

    init(_ failure: GenerationFailure) {
        self.init(
            code: failure.code.rawValue, message: failure.message, permanent: failure.isPermanent,
            retryAfter: failure.retryAfter.map { Int32(clamping: $0.secondsRoundedUp) })
        switch failure.bill {
        case .nothing: billed = false
        case .charged(let microdollars): (billed, costMicros) = (true, Int64(microdollars))
        case .unknown: billed = nil
        }
    }
}

extension ProviderError {
    /// Whether the same request would surely be refused again.
    var isPermanent: Bool {
        switch code {
        case .invalidRequest, .unknownModel, .modelUnavailable, .contentFiltered, .outcomeUnknown,
            .referenceImageUnreadable:
            true
        case .providerBusy, .providerUnavailable, .providerDenied, .keyRemoved, .providerQuota, .storageFull,
            .referenceImageExhausting:
            false
        }
    }
}

extension VideoStyle {
    /// The style asked for; one that this version does not know is as none.
    init(_ style: Style) {
        self = VideoStyle(rawValue: style.json) ?? .cinematic
    }
}

extension VideoQuality {
    /// The quality asked for; one that this version does not know is as none.
    init(_ quality: Quality) {
        self = VideoQuality(rawValue: quality.json) ?? .standard
    }
}

extension AspectRatio {
    /// The shape asked for; one that this version does not know is as none.
    init(_ ratio: VeoGenAPI.AspectRatio) {
        self = AspectRatio(rawValue: ratio.json) ?? .landscape
    }
}

extension Quality {
    init(_ quality: VideoQuality) {
        self = Quality(json: quality.rawValue) ?? .unspecified
    }
}

extension VeoGenAPI.AspectRatio {
    init(_ ratio: AspectRatio) {
        self = VeoGenAPI.AspectRatio(json: ratio.rawValue) ?? .unspecified
    }
}

extension Duration {
    /// Milliseconds, rounded down.
    var wholeMilliseconds: Int64 {
        components.seconds * 1000 + components.attoseconds / 1_000_000_000_000_000
    }

    /// Whole seconds, rounded up: who waits for so long has not come too early.
    var secondsRoundedUp: Int64 {
        let (seconds, attoseconds) = components
        return attoseconds > 0 ? seconds.addingReportingOverflow(1).partialValue : seconds
    }
}
