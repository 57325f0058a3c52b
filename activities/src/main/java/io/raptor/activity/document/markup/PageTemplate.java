package io.raptor.activity.document.markup;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Node;
import org.jsoup.nodes.TextNode;
import org.jsoup.select.NodeVisitor;

/** A page that a program fills in first: its statements and names in braces are for that program, not for readers. */
final class PageTemplate {

    private static final Pattern STATEMENT = Pattern.compile("\\{%-?\\s*\\w[^%]*%\\}");
    private static final Pattern MARK = Pattern.compile("\\{%-?[^%]*%\\}|\\{\\{[^{}]*\\}\\}|\\{#[^#]*#\\}");
    private static final Set<String> CODE = Set.of("pre", "code", "kbd", "samp", "textarea");

    /** A page about templates may hold one. */
    private static final int FEWEST = 2;

    private PageTemplate() {}

    /** Takes the marks of a template out of a page's text, if it is one; code is passed by. */
    static void strip(Document page) {
        List<TextNode> texts = new ArrayList<>();
        page.traverse(new Texts(texts));
        long statements = texts.stream()
                .filter(text -> STATEMENT.matcher(text.getWholeText()).find())
                .count();
        if (statements >= FEWEST) {
            texts.forEach(text -> text.text(MARK.matcher(text.getWholeText()).replaceAll("")));
        }
    }

    /** The texts outside code. */
    private static final class Texts implements NodeVisitor {

        private final List<TextNode> texts;
        private int code;

        Texts(List<TextNode> texts) {
            this.texts = texts;
        }

        @Override
        public void head(Node node, int depth) {
            code += CODE.contains(node.nodeName()) ? 1 : 0;
            if (code == 0
                    && node instanceof TextNode text
                    && text.getWholeText().indexOf('{') >= 0) {
                texts.add(text);
            }
        }

        @Override
        public void tail(Node node, int depth) {
            code -= CODE.contains(node.nodeName()) ? 1 : 0;
        }
    }
}
