package io.raptor.activity.port;

import java.util.List;

/**
 * The place of a node in its document, and the parts of its text that are no prose.
 *
 * @param headingPath the headings that all of it stands under, the document's first; empty where there is none
 * @param page the page or slide on which a leaf begins, from 1; 0 where there is none, and for a summary
 * @param asides a start and an end in the text for each heading, row of a table or piece of code in it, ascending
 */
public record Structure(List<String> headingPath, int page, int[] asides) {

    /** Characters of the nearest headings, some sixty tokens, and at most as many of the document's. */
    private static final int MOST_CONTEXT = 240;

    public static final Structure NONE = new Structure(List.of(), 0, new int[0]);

    public Structure {
        headingPath = List.copyOf(headingPath);
    }

    /** The place of what stands for nodes at all these paths. */
    public static Structure over(List<List<String>> paths) {
        return new Structure(common(paths), 0, new int[0]);
    }

    /** The headings that all paths begin with. */
    public static List<String> common(List<List<String>> paths) {
        List<String> common = paths.isEmpty() ? List.of() : paths.get(0);
        for (List<String> path : paths) {
            int same = 0;
            while (same < Math.min(common.size(), path.size())
                    && common.get(same).equals(path.get(same))) {
                same++;
            }
            common = common.subList(0, same);
        }
        return List.copyOf(common);
    }

    /**
     * The text as it is embedded: under the headings that it stands under, where it does not begin with them itself. Of
     * long paths the document's heading and the nearest ones are kept, so that the text itself fits a model's context.
     */
    public String inContext(String text) {
        String context = "";
        int room = MOST_CONTEXT;
        for (int i = headingPath.size() - 1; i >= 0; i--) {
            String heading = headingPath.get(i) + "\n";
            if (heading.length() <= (i == 0 ? MOST_CONTEXT : room) && !text.contains(heading)) {
                context = heading + context;
                room -= heading.length();
            }
        }
        return context + text;
    }

    /** The text without headings, rows and code, a blank line in the place of each; empty where that is all there is. */
    public String prose(String text) {
        StringBuilder prose = new StringBuilder();
        int from = 0;
        for (int i = 0; i < asides.length; i += 2) {
            prose.append(text, from, asides[i]).append("\n\n");
            from = asides[i + 1];
        }
        return prose.append(text, from, text.length()).toString().strip();
    }
}
