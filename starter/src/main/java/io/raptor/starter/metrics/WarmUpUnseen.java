package io.raptor.starter.metrics;

import io.micrometer.observation.Observation;
import io.micrometer.observation.ObservationPredicate;
import io.raptor.starter.guard.OwnerToken;
import io.raptor.starter.owner.RemoteTasks;
import jakarta.servlet.http.HttpServletRequest;
import org.jspecify.annotations.Nullable;
import org.springframework.http.server.observation.ServerRequestObservationContext;

/** Leaves out what a server asks itself to warm up: nobody waited for it, and half of it is asked about a task that is not there. */
final class WarmUpUnseen implements ObservationPredicate {

    private final OwnerToken owner;

    WarmUpUnseen(OwnerToken owner) {
        this.owner = owner;
    }

    @Override
    public boolean test(String name, Observation.Context context) {
        return !(context instanceof ServerRequestObservationContext http && warmUp(http.getCarrier()));
    }

    /** Others cannot hide what they ask. */
    private boolean warmUp(@Nullable HttpServletRequest request) {
        return request != null
                && request.getHeader(RemoteTasks.WARM_UP) != null
                && ("Bearer " + owner.value()).equals(request.getHeader("Authorization"));
    }
}
