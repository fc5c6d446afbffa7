import Postgres
import Testing

@testable import JobQueue

@Suite("Slots")
struct JobSlotsTests {
    @Test("A lost lease that ends does not free the slot of the same job's next lease")
    func sameJob() {
        let (_, signal) = AsyncStream.makeStream(of: JobSlots.WakeUp.self, bufferingPolicy: .bufferingNewest(1))
        let slots = JobSlots(count: 4, signal: signal)
        let id = PostgresUUID.random()
        let lost = JobLease(jobID: id, epoch: 1, attempt: 1, attemptsMax: 4)
        let fresh = JobLease(jobID: id, epoch: 3, attempt: 2, attemptsMax: 4)
        slots.take(lost)
        slots.take(fresh)
        #expect(slots.free == 2)
        slots.giveBack(lost)
        #expect(slots.leases == [fresh])
    }
}
