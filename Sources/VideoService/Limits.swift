/// The maxima of VideoService that are no settings: name, unit, and why.
enum Limits {
    /// How long creating a video waits for the analysis of its prompt; afterwards the worker makes up for it.
    static let analysisTimeout = Duration.seconds(1)
    /// For how long the analysis is left to the workers after AIService could not be reached, so that not every request
    /// waits for it.
    static let analysisPause = Duration.seconds(1)
    /// How long an enhanced prompt may take.
    static let enhanceTimeout = Duration.seconds(30)
    /// How long a provider may take to accept a submission.
    static let submitTimeout = Duration.seconds(120)
    /// How long a poll may take.
    static let pollTimeout = Duration.seconds(30)
    /// How long fetching a file may take.
    static let fetchTimeout = Duration.seconds(600)
    /// How long joining clips may take, with their way there and back: AIService gives its encoder a quarter of an
    /// hour.
    static let joinTimeout = Duration.seconds(1800)
    /// How long releasing a generation may take; nobody waits for it.
    static let releaseTimeout = Duration.seconds(5)
    /// The least and the longest time between two polls of a generation. The least keeps progress events below two a
    /// second for each video.
    static let pollInterval = Duration.milliseconds(500)...Duration.seconds(60)
    /// The wait when AIService can't be reached, and asks for no other.
    static let postponement = Duration.seconds(2)
    /// By how much the least wait grows with each postponement, and up to what: a full queue that waits for one
    /// renderer is not to ask hundreds of times a second.
    static let postponementGrowth = Duration.milliseconds(10)
    static let postponementGrownMax = Duration.seconds(10)
    /// How often in its life a job may be handed back without using up an attempt: a day of an absent or busy
    /// AIService, at the longest grown wait.
    static let postponementsMax = 8640
    /// How often storing a provider's acceptance is tried while the database is away, and the pause between two tries:
    /// half a minute. Without it a submission that costs money is lost.
    static let acceptTriesMax = 60
    static let acceptPause = Duration.milliseconds(500)
    /// Bytes of a video's file: an hour of the highest quality is below.
    static let objectBytesMax: Int64 = 4 << 30
    /// Bytes of a file in one message to a reader.
    static let chunkBytes = 256 << 10
    /// Characters of a prompt that goes to a provider, as `SubmitGenerationRequest` allows.
    static let submittedPromptCharactersMax = 4000
    /// Characters kept of an error's message.
    static let errorCharactersMax = 500
    /// Events in one read of a watcher.
    static let eventsPerRead = 200
    /// Watchers of one process.
    static let watchersMax = 20_000
    /// How often watchers look for themselves, in case a notification was lost.
    static let watchPollInterval = Duration.seconds(5)
    /// Between two looks while an older transaction still runs: first and longest.
    static let unsettledDelay = Duration.milliseconds(10)...Duration.milliseconds(500)
    /// Jobs of maintenance run at the same time by a worker, and how often it looks for one that is due.
    static let maintenanceConcurrency = 2
    static let maintenancePollInterval = Duration.seconds(5)
    /// How old a file without a video must be before it is removed: far longer than writing one may take, and the lease
    /// under which it is written.
    static let leftoverAge = Duration.seconds(3600)
    /// How long events are kept: nobody resumes from older ones.
    static let eventRetention = Duration.seconds(30 * 86_400)
    /// How long ended calls are kept: of free ones only what explains a recent failure, of paid ones what a provider's
    /// yearly bill is compared with.
    static let freeCallRetention = Duration.seconds(7 * 86_400)
    static let paidCallRetention = Duration.seconds(400 * 86_400)
    /// How long jobs that were given up are kept for operators.
    static let deadJobRetention = Duration.seconds(30 * 86_400)
    /// How often AuthService is asked who was deleted.
    static let deletedUsersInterval = Duration.seconds(5)
    /// How long it is looked for what a deleted user's last tokens may have added: they are refused within seconds, and
    /// what was accepted before is stored within the longest call.
    static let deletedUserWatch = Duration.seconds(600)
    /// Deleted users that one run of maintenance looks at, and videos of one that are read at a time.
    static let deletedUsersPerRound = 100
    static let deletedVideosPerRead = 100
    /// Rows deleted in one transaction, and files looked up in one statement.
    static let deletionBatch = 2000
    static let orphanBatch = 500
    /// Paid calls that no job follows: rows held in memory while their providers are asked one by one.
    static let orphanedCallBatch = 100
    /// Answers in a row that tell nothing of such calls, after which their provider is left alone until the next round:
    /// it is away, and each question would wait for as long.
    static let silentAnswersMax = 3
    /// How long a provider may tell nothing of such a call before nobody asks any more: a day outlasts outages.
    static let silentCallMax = Duration.seconds(86_400)
    /// Webhooks of a user.
    static let webhooksPerUserMax = 10
    /// How long a receiver may take to answer, as Standard Webhooks advises.
    static let webhookTimeout = Duration.seconds(15)
    /// Attempts under way to one webhook from one process, and how soon there may be room for another.
    static let webhookAttemptsPerReceiver = 4
    static let busyReceiverDelay = Duration.seconds(1)
    /// Attempts under way from one process.
    static let webhookConcurrency = 32
    /// Messages on their way, of all users; while there are more, events wait to become messages.
    static let webhookDeliveriesMax = 1_000_000
    /// How often events without deliveries, and deliveries that are due, are looked for.
    static let webhookPollInterval = Duration.seconds(2)
    /// How long a secret that was replaced still signs.
    static let webhookSecretOverlap = Duration.seconds(86_400)
    /// How long deliveries that have ended are kept: as long as their events.
    static let deliveryRetention = eventRetention
    /// How long before its retirement a quote warns of a model.
    static let retirementNotice = Duration.seconds(30 * 86_400)
    /// How often the catalogue of models is read, and how soon after a failure.
    static let catalogueInterval = Duration.seconds(30)
    static let catalogueRetryDelay = Duration.milliseconds(500)
    /// How often the metrics of the queue are read.
    static let gaugeInterval = Duration.seconds(5)
    /// How often the head of the queue is read, at most, to estimate positions.
    static let headInterval = Duration.seconds(1)
    /// How many of the first in line are counted exactly; a larger queue's rest is estimated.
    static let headTicketsMax = 1000
    /// Of how many of a user's waiting videos a watcher is told the place.
    static let toldPlacesMax = 20
    /// How often a watcher is told how places have changed.
    static let placesInterval = Duration.seconds(2)
    /// URLs of files that are remembered; each costs some 400 bytes.
    static let signedURLsMax = 20_000
    /// How long a signed URL is valid at least; it is at most twice that.
    static let signedURLSeconds: Int64 = 3600
    /// When a client should try again while the queue is full or the database is away.
    static let retryAfter = Duration.seconds(5)
}
