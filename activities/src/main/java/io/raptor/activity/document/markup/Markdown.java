package io.raptor.activity.document.markup;

import io.raptor.activity.document.text.DocumentText;
import io.raptor.activity.document.text.LeftOut;
import io.raptor.activity.document.text.TextBuilder;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.commonmark.Extension;
import org.commonmark.ext.gfm.strikethrough.StrikethroughExtension;
import org.commonmark.ext.gfm.tables.TablesExtension;
import org.commonmark.ext.task.list.items.TaskListItemsExtension;
import org.commonmark.parser.Parser;
import org.commonmark.renderer.html.HtmlRenderer;

/**
 * Markdown as its reader sees it: CommonMark with GitHub's tables. It is rendered first, since its HTML may begin in one
 * block and end in another.
 */
public final class Markdown {

    private static final List<Extension> EXTENSIONS =
            List.of(TablesExtension.create(), StrikethroughExtension.create(), TaskListItemsExtension.create());

    /** A picture that is written out in its address, whole or cut off. */
    private static final Pattern PICTURE_IN_TEXT =
            Pattern.compile("!?\\[([^\\]\\n]{0,1000}+)\\]\\(<?data:[^\\s)>]*+>?(?:[ \\t]+\"[^\"\\n]*\")?\\)?");

    /** A link whose address is given elsewhere, by the builder of a site; code is passed by. */
    private static final Pattern REFERENCE = Pattern.compile("(?s)<pre>.*?</pre>|<code>[^<]*</code>"
            + "|(?<![\\w!\\]])\\[((?:[^\\[\\]<]|</?(?:code|em|strong)>){1,500})\\]\\[[^\\[\\]<>]{0,300}\\]");

    /** Lists and quotations deeper than this are read as text. */
    private static final int MOST_NESTED = 100;

    private static final Parser PARSER = Parser.builder()
            .extensions(EXTENSIONS)
            .maxOpenBlockParsers(MOST_NESTED)
            .build();
    private static final HtmlRenderer RENDERER =
            HtmlRenderer.builder().extensions(EXTENSIONS).build();

    private Markdown() {}

    public static DocumentText read(String markdown) {
        return read(markdown, false);
    }

    /** @param components it is MDX */
    static DocumentText read(String markdown, boolean components) {
        TextBuilder built = new TextBuilder();
        FrontMatter front = FrontMatter.of(markdown);
        String body = front.body();
        Matcher picture = PICTURE_IN_TEXT.matcher(body);
        built.leftOut(LeftOut.Kind.ENCODED_DATA, (int) picture.results().count());
        String html = render(MarkdownDialects.plain(picture.replaceAll("$1"), components));
        if (!front.title().isEmpty() && !html.stripLeading().startsWith("<h1")) {
            built.heading(1, front.title());
        }
        Html.add(html, true, built);
        return built.build();
    }

    private static String render(String markdown) {
        return REFERENCE
                .matcher(RENDERER.render(PARSER.parse(markdown)))
                .replaceAll(link -> Matcher.quoteReplacement(link.group(1) == null ? link.group() : link.group(1)));
    }
}
