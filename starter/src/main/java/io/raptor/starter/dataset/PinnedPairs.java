package io.raptor.starter.dataset;

import io.raptor.activity.graph.NameKeys;
import io.raptor.activity.port.IndexingException;
import io.raptor.activity.port.PinnedNames;
import io.raptor.activity.port.PinnedNames.Pin;
import io.raptor.starter.problem.OperationException;
import io.raptor.starter.problem.OperationException.Kind;
import io.raptor.workflow.model.FailureType;
import java.util.List;

/** What people say about names of datasets, in a store that is open in this process. */
final class PinnedPairs {

    private static final int LONGEST = 256;

    private final PinnedNames pins;

    PinnedPairs(PinnedNames pins) {
        this.pins = pins;
    }

    List<PinnedView> of(String dataset) {
        return pins.of(dataset).stream()
                .map(pin -> new PinnedView(pin.one(), pin.other(), pin.same() ? PinnedView.SAME : PinnedView.DIFFERENT))
                .toList();
    }

    void keep(String dataset, PinnedView said) {
        String one = key(said.name());
        String other = key(said.otherName());
        if (one.equals(other)) {
            throw new OperationException(
                    Kind.INVALID,
                    "the two names are compared as the same letters, \"" + one + "\", and cannot be told apart");
        }
        switch (said.are()) {
            case PinnedView.SAME -> pin(dataset, Pin.of(one, other, true));
            case PinnedView.DIFFERENT -> pin(dataset, Pin.of(one, other, false));
            case PinnedView.OPEN -> pins.unpin(dataset, one, other);
            default ->
                throw new OperationException(
                        Kind.INVALID, "are must be one of same, different, open, not " + said.are());
        }
    }

    private void pin(String dataset, Pin pin) {
        try {
            pins.pin(dataset, pin);
        } catch (IndexingException e) {
            if (e.type() == FailureType.INVALID_REQUEST) {
                throw new OperationException(Kind.CONFLICT, String.valueOf(e.getMessage()));
            }
            throw e;
        }
    }

    private static String key(String name) {
        String key = NameKeys.key(name);
        if (key.isEmpty() || key.length() > LONGEST) {
            throw new OperationException(
                    Kind.INVALID, "name and other_name must be names of 1 to " + LONGEST + " letters or digits");
        }
        return key;
    }
}
