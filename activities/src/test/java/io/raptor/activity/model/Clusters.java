package io.raptor.activity.model;

import io.raptor.activity.port.Summariser.ClusterContent;
import io.raptor.activity.port.Summariser.Member;
import java.util.Arrays;
import java.util.List;

/** Clusters for tests. */
public final class Clusters {

    private Clusters() {}

    public static ClusterContent of(int maxTokens, String... texts) {
        List<Member> members = Arrays.stream(texts)
                .map(text -> new Member(text, new WordTokenizer().count(text), new float[] {1, 0}))
                .toList();
        return new ClusterContent(members, maxTokens, "", 7);
    }

    public static ClusterContent prompted(String prompt, String... texts) {
        return new ClusterContent(of(64, texts).members(), 64, prompt, 7);
    }
}
