package io.raptor.activity.cluster;

import io.raptor.activity.cluster.Clusterer.Nodes;
import io.raptor.activity.cluster.Clusterer.Options;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/** Packs a level's sections, in their order, into groups that a summary can do justice to. */
final class SectionPacking {

    /** A section of more nodes is divided. */
    static final int MOST = 16;

    /** Of fewer nodes, sections are joined: each group costs a call. */
    static final int FEW = 8;

    private final Clusterer inside = new GraphClusterer();
    private final Nodes nodes;
    private final Options options;
    private final Groups groups;

    SectionPacking(Nodes nodes, Options options, Groups groups) {
        this.nodes = nodes;
        this.options = options;
        this.groups = groups;
    }

    /** Nodes that follow each other. */
    private record Run(int from, int to) {

        int size() {
            return to - from;
        }

        boolean meets(Run next) {
            return to == next.from;
        }

        Run with(Run next) {
            return new Run(from, next.to);
        }

        int[] members() {
            return IntStream.range(from, to).toArray();
        }
    }

    void run() {
        for (Run run : divided(new Run(0, nodes.size()), 0)) {
            add(run.members());
        }
    }

    private void add(int[] members) {
        // whatever comes here fits already, so that nothing is halved
        groups.add(members, run -> new int[][] {Arrays.copyOf(run, run.length / 2), rest(run, run.length / 2)});
    }

    private static int[] rest(int[] run, int from) {
        return Arrays.copyOfRange(run, from, run.length);
    }

    /** A section as runs that fit, without what was grouped inside it. */
    private List<Run> divided(Run section, int depth) {
        if (fits(section)) {
            return List.of(section);
        }
        if (IntStream.range(section.from, section.to).noneMatch(i -> path(i).size() > depth)) {
            group(section);
            return List.of();
        }
        List<Run> runs = new ArrayList<>();
        for (int from = section.from; from < section.to; ) {
            int to = from + 1;
            while (to < section.to && heading(to, depth).equals(heading(from, depth))) {
                to++;
            }
            join(divided(new Run(from, to), depth + 1), runs);
            from = to;
        }
        return runs;
    }

    /** Adds runs, each to the one before where one of them is short. */
    private void join(List<Run> more, List<Run> runs) {
        for (Run run : more) {
            int last = runs.size() - 1;
            if (last >= 0 && belong(runs.get(last), run)) {
                runs.set(last, runs.get(last).with(run));
            } else {
                runs.add(run);
            }
        }
    }

    private boolean belong(Run one, Run next) {
        return one.meets(next) && Math.min(one.size(), next.size()) < FEW && fits(one.with(next));
    }

    private void group(Run section) {
        Nodes part = new Nodes(
                Arrays.copyOfRange(nodes.vectors(), section.from, section.to),
                Arrays.copyOfRange(nodes.tokens(), section.from, section.to),
                nodes.headings().subList(section.from, section.to));
        for (int[] members : inside.cluster(part, options)) {
            add(Arrays.stream(members).map(i -> section.from + i).toArray());
        }
    }

    private boolean fits(Run run) {
        return run.size() <= MOST && Groups.fits(run.members(), nodes.tokens(), options);
    }

    private List<String> path(int node) {
        return nodes.headings().get(node);
    }

    /** Empty for what stands above the headings of this depth. */
    private String heading(int node, int depth) {
        return path(node).size() > depth ? path(node).get(depth) : "";
    }
}
