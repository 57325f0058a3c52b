package io.raptor.activity.document.markup;

import io.raptor.activity.document.text.DocumentText;
import io.raptor.activity.document.text.LeftOut;
import io.raptor.activity.document.text.TextBuilder;
import java.util.Set;
import java.util.regex.Pattern;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.Node;
import org.jsoup.nodes.TextNode;
import org.jsoup.select.NodeVisitor;

/** A web page as its reader sees it: no scripts, styles, navigation, comments, nor what is hidden. */
public final class Html {

    private static final Set<String> MARKS = Set.of(
            "headerlink",
            "anchor",
            "anchorjs-link",
            "hash-link",
            "heading-anchor",
            "sr-only",
            "visually-hidden",
            "mw-editsection",
            "linenos",
            "lineno");

    private static final Pattern INVISIBLE =
            Pattern.compile("display\\s*:\\s*none|visibility\\s*:\\s*hidden", Pattern.CASE_INSENSITIVE);

    private Html() {}

    public static DocumentText read(String html) {
        TextBuilder built = new TextBuilder();
        add(html, false, built);
        return built.build();
    }

    /** @param descriptions keep the words that stand for pictures */
    static void add(String html, boolean descriptions, TextBuilder built) {
        Flow flow = new Flow(built, false);
        Document page = Jsoup.parse(html);
        if (!descriptions) {
            PageTemplate.strip(page);
        }
        page.traverse(new Visitor(flow, descriptions));
        flow.flush();
    }

    private record Visitor(Flow flow, boolean descriptions) implements NodeVisitor {

        @Override
        public void head(Node node, int depth) {
            if (node instanceof Element element) {
                begin(element);
            } else if (node instanceof TextNode text) {
                flow.text(text.getWholeText());
            }
        }

        @Override
        public void tail(Node node, int depth) {
            if (node instanceof Element element) {
                if (!flow.isHidden()) {
                    flow.end(element.normalName());
                }
                if (isUnseen(element)) {
                    flow.show();
                }
            }
        }

        private void begin(Element element) {
            if (isUnseen(element)) {
                flow.hide();
            }
            if (flow.isHidden()) {
                return;
            }
            flow.start(element.normalName());
            if (element.normalName().equals("img")) {
                picture(element);
            }
        }

        private void picture(Element image) {
            boolean written = image.attr("src").startsWith("data:");
            flow.built().leftOut(written ? LeftOut.Kind.ENCODED_DATA : LeftOut.Kind.PICTURE);
            if (descriptions) {
                flow.word(image.attr("alt"));
            }
        }
    }

    private static boolean isUnseen(Element element) {
        return Tags.isUnseen(element.normalName())
                || element.hasAttr("hidden")
                || element.attr("aria-hidden").equals("true")
                || element.attr("role").equals("navigation")
                || INVISIBLE.matcher(element.attr("style")).find()
                || (element.hasAttr("class") && element.classNames().stream().anyMatch(MARKS::contains));
    }
}
