package io.raptor.starter.guard;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.BooleanSupplier;

/**
 * Slows down who guesses: after a few wrong tokens an address gets no answer but to wait, twice as long each time. Another address is not
 * held up by it. It remembers a bounded number of addresses, the least recent going first.
 */
final class FailedLogins {

    private static final int FREE = 5;
    private static final Duration FIRST = Duration.ofSeconds(1);
    private static final Duration LONGEST = Duration.ofMinutes(1);
    private static final Duration FORGOTTEN = Duration.ofMinutes(15);

    private final Clock clock;
    private final Map<String, Failures> byAddress;

    /** @param most addresses that are remembered */
    FailedLogins(Clock clock, int most) {
        this.clock = clock;
        this.byAddress = new Recent(most);
    }

    /**
     * Whether the token that an address shows is right. The right one always is: who shares an address with a guesser
     * is not locked out. A wrong one may have to wait. Looking and counting are one step, so that guessing in parallel
     * is counted whole.
     */
    synchronized LoginCheck judge(String address, BooleanSupplier right) {
        String network = network(address);
        Instant now = clock.instant();
        Failures before = byAddress.getOrDefault(network, Failures.NONE).asOf(now);
        if (right.getAsBoolean()) {
            byAddress.remove(network);
            return new LoginCheck(true, Duration.ZERO);
        }
        if (now.isBefore(before.until())) {
            return new LoginCheck(false, Duration.between(now, before.until()));
        }
        byAddress.put(network, before.another(now));
        return new LoginCheck(false, Duration.ZERO);
    }

    synchronized int remembered() {
        return byAddress.size();
    }

    /** Of IPv6 the first 64 bits: who has one address of these has them all. */
    private static String network(String address) {
        if (!address.contains(":")) {
            return address;
        }
        String[] parts = address.split(":", -1);
        return String.join(":", java.util.Arrays.copyOf(parts, Math.min(4, parts.length)));
    }

    /** @param patience before the next try is looked at; zero when this one was */
    record LoginCheck(boolean right, Duration patience) {

        boolean mustWait() {
            return !patience.isZero();
        }

        /** Whole seconds, at least one. */
        String retryAfter() {
            return Long.toString(Math.max(1, patience.plusMillis(999).toSeconds()));
        }
    }

    private record Failures(int count, Instant until, Instant last) {

        static final Failures NONE = new Failures(0, Instant.MIN, Instant.MIN);

        Failures asOf(Instant now) {
            return last.equals(Instant.MIN) || last.plus(FORGOTTEN).isBefore(now) ? NONE : this;
        }

        Failures another(Instant now) {
            int total = Math.min(1000, count + 1);
            int doublings = Math.min(6, Math.max(0, total - FREE));
            Duration wait = FIRST.multipliedBy(1L << doublings);
            boolean waits = total >= FREE;
            return new Failures(total, waits ? now.plus(wait.compareTo(LONGEST) < 0 ? wait : LONGEST) : now, now);
        }
    }

    /** In the order of their use alone: a cache that keeps what is asked often would let a new guesser's failures go. */
    private static final class Recent extends LinkedHashMap<String, Failures> {

        private final int most;

        Recent(int most) {
            super(16, 0.75f, true);
            this.most = most;
        }

        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Failures> eldest) {
            return size() > most;
        }
    }
}
