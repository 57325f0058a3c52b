package io.raptor.starter.config;

import java.util.List;

/** Settings that cannot be used; every fault is named. */
public final class InvalidSettings extends RuntimeException {

    private static final long serialVersionUID = 1;

    public InvalidSettings(List<String> faults) {
        super(String.join(System.lineSeparator(), faults));
    }
}
