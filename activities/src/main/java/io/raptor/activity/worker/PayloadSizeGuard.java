package io.raptor.activity.worker;

import io.raptor.activity.port.IndexingException;
import io.raptor.workflow.model.FailureType;
import io.temporal.api.common.v1.Payload;
import io.temporal.payload.codec.PayloadCodec;
import java.util.List;

/**
 * Refuses a payload that is too large for a history: payloads hold ids, counts and settings, so a large one is a bug
 * that would otherwise show up as a slow server after weeks. It sees every payload on its way out, whoever sends it.
 */
public final class PayloadSizeGuard implements PayloadCodec {

    private final int most;

    /** @param most bytes of one payload */
    public PayloadSizeGuard(int most) {
        this.most = most;
    }

    @Override
    public List<Payload> encode(List<Payload> payloads) {
        for (Payload payload : payloads) {
            if (payload.getData().size() > most) {
                throw new IndexingException(
                        FailureType.INVALID_REQUEST,
                        "a payload of " + payload.getData().size() + " bytes is above the limit of " + most
                                + ": name folders instead of many files, and keep the prompt short");
            }
        }
        return payloads;
    }

    @Override
    public List<Payload> decode(List<Payload> payloads) {
        return payloads;
    }
}
