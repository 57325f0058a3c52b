package io.raptor.activity.call;

import io.raptor.activity.port.CallObserver;

/**
 * What the calls of all models share in this process.
 *
 * @param gate holds each task to its calls in flight
 * @param admission asks whether the task may go on
 */
public record CallPolicies(ConcurrencyLimit gate, BudgetGuard admission, Prices prices, CallObserver observer) {}
