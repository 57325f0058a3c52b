package io.raptor.starter.cli.terminal;

import java.io.PrintWriter;
import java.util.List;

/** A text that changes on a terminal while it is shown: what changed is drawn anew in its place. */
public final class LiveText {

    /** Lines further above may be beyond the window, where nothing can be drawn any more. */
    private static final int REACHED = 20;

    private final PrintWriter out;
    private List<String> drawn = List.of();

    LiveText(PrintWriter out) {
        this.out = out;
    }

    /** @param lines each as wide as the terminal at most */
    void show(List<String> lines) {
        int same = 0;
        while (same < Math.min(lines.size(), drawn.size()) && lines.get(same).equals(drawn.get(same))) {
            same++;
        }
        int back = drawn.size() - same;
        if (back > REACHED) {
            out.println();
            same = 0;
        } else if (back > 0) {
            out.print("\u001b[" + back + "A\r\u001b[J");
        }
        lines.subList(same, lines.size()).forEach(out::println);
        out.flush();
        drawn = List.copyOf(lines);
    }
}
