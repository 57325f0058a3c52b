package io.raptor.activity.call;

import io.raptor.activity.port.CallObserver;

/**
 * The limits and guards that the calls of all models share in this process.
 *
 * @param gate holds each task to its calls in flight
 * @param admission asks whether the task may continue
 */
public record CallPolicies(ConcurrencyLimit gate, BudgetGuard admission, Prices prices, CallObserver observer) {}
