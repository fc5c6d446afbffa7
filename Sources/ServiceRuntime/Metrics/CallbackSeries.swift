/// A value that lives elsewhere (a pool's statistics, a queue's size) and is asked for when metrics are read.
struct CallbackSeries: Sendable {
    let read: @Sendable () -> Double?

    /// Nil while there is no value.
    var text: String? { read().map(PrometheusText.number) }
}
