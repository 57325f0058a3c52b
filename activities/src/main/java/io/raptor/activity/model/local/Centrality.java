package io.raptor.activity.model.local;

import io.raptor.activity.model.Vectors;
import io.raptor.activity.port.Summariser.Member;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;

/** The order of a cluster's members by nearness to its centre. */
final class Centrality {

    private Centrality() {}

    /** Members by index, nearest to the mean of their vectors first, the earlier one where two are as near. */
    static int[] order(List<Member> members) {
        float[] middle = middle(members);
        double[] nearness = members.stream()
                .mapToDouble(m -> Vectors.dot(m.vector(), middle))
                .toArray();
        return IntStream.range(0, members.size())
                .boxed()
                .sorted(Comparator.comparingDouble(i -> -nearness[i]))
                .mapToInt(i -> i)
                .toArray();
    }

    private static float[] middle(List<Member> members) {
        double[] sums = new double[members.get(0).vector().length];
        for (Member member : members) {
            for (int i = 0; i < sums.length; i++) {
                sums[i] += member.vector()[i];
            }
        }
        return Vectors.unit(sums);
    }
}
