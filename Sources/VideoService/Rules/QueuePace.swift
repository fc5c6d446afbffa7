import Glibc
import JobQueue

/// How fast jobs leave the queue while some wait, seen between samples of its head. Times in which none waits don't
/// count: they say nothing of how long one would.
struct QueuePace: Sendable {
    /// After how many seconds what was seen counts for a third: longer than a remote model takes for a video.
    private static let memorySeconds = 300.0
    /// Samples further apart than this are not compared: what happened in between is not known.
    private static let gapMax = Duration.seconds(30)
    /// With fewer departures there is no estimate.
    private static let departuresMin = 3.0

    private var departures = 0.0
    private var seconds = 0.0

    /// Takes in what happened between two samples.
    mutating func note(_ former: QueueSample, _ later: QueueSample) {
        let elapsed = former.readAt.duration(to: later.readAt)
        guard !former.tickets.isEmpty, elapsed > .zero, elapsed <= Self.gapMax else { return }
        let kept = exp(-elapsed.inSeconds / Self.memorySeconds)
        departures = departures * kept + Double(former.countGone(in: later))
        seconds = seconds * kept + elapsed.inSeconds
    }

    /// In how many seconds so many jobs will have left; nil when too few were seen to tell.
    func secondsUntilNext(of jobs: Int64) -> Int64? {
        guard departures >= Self.departuresMin, seconds > 0 else { return nil }
        return Int64(min((Double(jobs) * seconds / departures).rounded(.up), 1e9))
    }
}
