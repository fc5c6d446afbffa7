/* A paid job: its lease, its entry in the ledger, two workers that may stop or stall anywhere, AIService that may forget,
 * and a provider that bills. docs/ledger.md tells the same in words. scripts/model checks it, and that each variant with
 * one rule taken out is found to be wrong:
 *
 *   RESEND  a call found in "sending" is sent again
 *   FORGET  that AIService remembers nothing counts as proof that nothing was sent
 *   STALE   a job is completed without a look at the lease
 *   EAGER   the request is sent first, and noted after it
 */
#define WORKERS 2
#define EPOCHS 4 /* leases of the job: enough for each worker to lose one and come back */

mtype = { none, prepared, sending, accepted, rejected, ambiguous, done, unconfirmed };

mtype call = none; /* provider_call.state */
byte sends = 0, unsent = 0;
byte epoch = 0; /* job.lease_epoch */
bool leased = false, finished = false;
byte billed = 0; /* what the provider has taken: the truth that nobody here can see */
bool remembered = false; /* whether AIService still knows of it */

#define HOLDS (leased && epoch == mine)

/* The database's trigger and the promise itself. */
#define PROMISE \
    (billed <= 1 && sends - unsent <= 1 && (call != rejected || billed == 0) && (call != done || billed == 1))

inline change(state) {
    call = state;
    assert(PROMISE)
}

/* Ends the lease with the job. */
inline finish(state) {
    atomic {
#ifdef STALE
        true -> if
#else
        if
#endif
        :: HOLDS && (call == accepted || call == ambiguous || call == prepared) ->
            change(state); leased = false; finished = true
#ifdef STALE
        :: !HOLDS && call == accepted -> change(state); assert(epoch == mine && !finished); finished = true
#endif
        :: else -> skip
        fi
    }
}

proctype Worker() {
    byte mine = 0;
    mtype found;
again:
    do
    :: atomic {
        !leased && !finished && epoch < EPOCHS ->
        epoch++; mine = epoch; leased = true;
        if
        :: call == none -> call = prepared
        :: else -> skip
        fi;
        found = call
    }
        if
        :: found == prepared -> goto submit
        :: found == sending -> goto lost
        :: found == ambiguous -> goto judge
        :: found == accepted -> goto follow
        fi
    :: finished || epoch == EPOCHS -> goto end
    od;

submit:
    /* Committed before the first byte, and only by who holds the lease. */
    atomic {
        if
#ifdef EAGER
        :: HOLDS && (call == prepared) -> skip
#else
        :: HOLDS && (call == prepared) -> sends++; change(sending)
#endif
#ifdef RESEND
        :: HOLDS && (call == sending) -> sends++; call = sending
#endif
        :: else -> goto again
        fi
    }
    if
    :: true -> goto again /* it stops here, or stalls for good */
    :: true -> skip
    fi;
    if
    :: HOLDS -> /* the monotonic clock says that the lease can't have ended */
        atomic { billed++; remembered = true; assert(PROMISE) }
        if
        :: true -> goto again /* it stops before it has the answer */
        :: true -> goto answered
        :: true -> goto lost /* the answer is lost */
        fi
    :: HOLDS -> /* refused */
        atomic {
            if
            :: call == sending && HOLDS -> change(rejected); leased = false; finished = true
            :: else -> skip
            fi
        }
        goto again
    :: true -> goto notsent
    fi;

notsent:
    /* Proven by AIService's runtime: no handler of the request had begun. */
    atomic {
        if
        :: HOLDS && call == sending -> unsent++; call = prepared; leased = false
        :: else -> skip
        fi
    }
    goto again;

answered:
    /* A handle is evidence whoever brings it, also one that lost its lease. */
    atomic {
        if
        :: call == sending || call == ambiguous -> change(accepted)
        :: else -> skip
        fi
    }
    goto follow;

lost:
    /* Asks what AIService remembers, which sends nothing. */
    if
    :: atomic { remembered -> skip }
        goto answered
    :: atomic { !remembered -> skip }
#ifdef RESEND
        goto submit
#elif defined(FORGET)
        atomic {
            if
            :: HOLDS && (call == sending) -> unsent++; call = prepared; leased = false
            :: else -> skip
            fi
        }
        goto again
#else
        atomic {
            if
            :: HOLDS && (call == sending) -> change(ambiguous)
            :: else -> skip
            fi
        }
#endif
    fi;

judge:
    if
    :: remembered -> goto answered
    :: true -> /* no word in time */
        atomic {
            if
            :: HOLDS && (call == ambiguous) -> change(unconfirmed); leased = false; finished = true
            :: else -> skip
            fi
        }
    :: atomic { HOLDS -> leased = false } /* parked until it is time to look again */
    fi;
    goto again;

follow:
    if
    :: true -> goto again /* it stops before the end is stored */
    :: true -> finish(done)
    fi;
    goto again;

end:
    skip
}

/* Takes jobs from workers that seem silent, also from ones that only stall; and restarts of AIService. */
active proctype World() {
    do
    :: atomic { leased && !finished -> leased = false }
    :: atomic { remembered -> remembered = false }
    :: finished -> break
    :: epoch == EPOCHS -> break
    od
}

/* What is finished has an end that tells the truth, or says that it can't. */
active proctype Auditor() {
    atomic {
        finished ->
        assert(call == done || call == rejected || call == unconfirmed);
        assert(billed == 0 || call == done || call == unconfirmed)
    }
}

init {
    atomic {
        byte number;
        for (number : 1 .. WORKERS) { run Worker() }
    }
}
