package io.raptor.starter.chaos;

import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.TimeUnit;

/** What breaks in a cluster, or is done to it while it works. */
enum Break {
    KILL_WORKER {
        @Override
        Optional<Exposure> happen(Cluster cluster, Random random) throws IOException, InterruptedException {
            Worker worker = one(cluster.workers(), random);
            long from = System.nanoTime();
            worker.kill();
            Exposure lost = Exposure.end("kill of a worker", from, System.nanoTime());
            worker.startAgain();
            return Optional.of(lost);
        }
    },
    KILL_SERVER {
        @Override
        Optional<Exposure> happen(Cluster cluster, Random random) throws IOException, InterruptedException {
            Worker server = one(cluster.servers(), random);
            server.kill();
            server.startAgain();
            return Optional.empty();
        }
    },
    /** As a roll-out does: nothing is paid again. */
    RESTART_WORKER {
        @Override
        Optional<Exposure> happen(Cluster cluster, Random random) throws IOException, InterruptedException {
            Worker worker = one(cluster.workers(), random);
            worker.stop();
            worker.startAgain();
            return Optional.empty();
        }
    },
    /** One after the other: somebody answers all the time. */
    RESTART_SERVERS {
        @Override
        Optional<Exposure> happen(Cluster cluster, Random random) throws IOException, InterruptedException {
            for (Worker server : cluster.servers()) {
                server.stop();
                server.startAgain();
            }
            return Optional.empty();
        }
    },
    KILL_TEMPORAL {
        @Override
        Optional<Exposure> happen(Cluster cluster, Random random) throws IOException, InterruptedException {
            cluster.temporal().kill();
            cluster.temporal().startAgain();
            return Optional.empty();
        }
    },
    CUT_DATABASE {
        @Override
        Optional<Exposure> happen(Cluster cluster, Random random) throws InterruptedException {
            long from = System.nanoTime();
            cluster.database().wire().cut();
            TimeUnit.MILLISECONDS.sleep(AWAY.toMillis());
            cluster.database().wire().mend();
            return Optional.of(Exposure.gap("the cut from the database", from, System.nanoTime()));
        }
    },
    RESTART_DATABASE {
        @Override
        Optional<Exposure> happen(Cluster cluster, Random random) throws IOException, InterruptedException {
            long from = System.nanoTime();
            cluster.database().restart();
            return Optional.of(Exposure.gap("the restart of the database", from, System.nanoTime()));
        }
    };

    private static final Duration AWAY = Duration.ofSeconds(3);

    /** Does it, and returns when all is back; with the time in which answers may have got lost. */
    abstract Optional<Exposure> happen(Cluster cluster, Random random) throws IOException, InterruptedException;

    /** Whether a status may take longer meanwhile, or fail. */
    boolean outage() {
        return this == KILL_TEMPORAL || this == CUT_DATABASE || this == RESTART_DATABASE;
    }

    private static Worker one(List<Worker> all, Random random) {
        return all.get(random.nextInt(all.size()));
    }
}
