package io.raptor.starter.testing;

import java.util.Arrays;
import java.util.List;

/** What Prometheus would read. */
public record ScrapedMetrics(String text) {

    public boolean has(String name) {
        return text.lines().anyMatch(line -> line.startsWith(name + "{") || line.startsWith(name + " "));
    }

    /**
     * The sum over the series of this name that have these labels.
     *
     * @param labels as {@code name="value"}
     * @throws AssertionError when there is no such series
     */
    public double value(String name, String... labels) {
        List<Double> found = text.lines()
                .filter(line -> line.startsWith(name + "{") || line.startsWith(name + " "))
                .filter(line -> Arrays.stream(labels).allMatch(line::contains))
                .map(line -> Double.valueOf(line.substring(line.lastIndexOf(' ') + 1)))
                .toList();
        if (found.isEmpty()) {
            throw new AssertionError("no " + name + " with " + List.of(labels));
        }
        return found.stream().mapToDouble(Double::doubleValue).sum();
    }
}
