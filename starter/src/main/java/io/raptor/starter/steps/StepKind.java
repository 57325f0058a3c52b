package io.raptor.starter.steps;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** What is done in a step. */
public enum StepKind {
    READ("DocumentLoad"),
    EMBED("ModelEmbed"),
    CLUSTER("DocumentCluster"),
    SUMMARISE("ModelSummarise"),
    EXTRACT("GraphModelExtract"),
    PUBLISH("PublishPublish", "PublishRecordGap", "PublishFail");

    @SuppressWarnings("ImmutableEnumChecker") // a list that cannot be changed
    private final List<String> activities;

    StepKind(String... activities) {
        this.activities = List.of(activities);
    }

    public String text() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** Empty for what is no work on a document. */
    static Optional<StepKind> of(String activity) {
        return Arrays.stream(values())
                .filter(kind -> kind.activities.contains(activity))
                .findFirst();
    }
}
