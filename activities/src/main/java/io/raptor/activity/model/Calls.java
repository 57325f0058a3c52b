package io.raptor.activity.model;

import io.raptor.activity.port.CallObserver;

/**
 * What the calls of all models share in this process.
 *
 * @param gate holds each task to its calls in the air
 * @param admission asks whether the task may go on
 */
public record Calls(CallGate gate, Admission admission, Prices prices, CallObserver observer) {}
