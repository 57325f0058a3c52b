package io.raptor.benchmark;

import com.sun.management.OperatingSystemMXBean;
import java.lang.management.ManagementFactory;

/** CPU time of this process, compiler and garbage collector included. */
final class Cpu {

    private static final OperatingSystemMXBean SYSTEM =
            ManagementFactory.getPlatformMXBean(OperatingSystemMXBean.class);

    private Cpu() {}

    static double seconds() {
        return SYSTEM.getProcessCpuTime() / 1e9;
    }

    /** CPU seconds that a piece of work takes. */
    static double of(Runnable work) {
        double before = seconds();
        work.run();
        return seconds() - before;
    }
}
