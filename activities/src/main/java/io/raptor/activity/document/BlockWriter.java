package io.raptor.activity.document;

import io.raptor.activity.document.markup.Flow;
import io.raptor.activity.document.text.LeftOut;
import io.raptor.activity.document.text.TextBuilder;
import java.util.Locale;
import java.util.Set;
import org.xml.sax.Attributes;
import org.xml.sax.SAXException;
import org.xml.sax.helpers.DefaultHandler;

/** Makes blocks of the XHTML that a parser reports. A slide counts as a page. */
final class BlockWriter extends DefaultHandler {

    private static final Set<String> UNSEEN = Set.of(
            "head", "script", "style", "noscript", "template", "nav", "svg", "select", "button", "iframe", "object");
    private static final Set<String> PAGES = Set.of("page", "slide", "slide-content");

    private final DocumentLimits limits;
    private final TextBuilder built = new TextBuilder();
    private final Flow flow;

    /** @param lineEndsMean ends of lines in the characters are ends of lines, as they are not in HTML */
    BlockWriter(DocumentLimits limits, boolean lineEndsMean) {
        this.limits = limits;
        this.flow = new Flow(built, lineEndsMean);
    }

    TextBuilder built() {
        flow.flush();
        return built;
    }

    @Override
    public void startElement(String uri, String localName, String qName, Attributes attributes) {
        String name = localName.toLowerCase(Locale.ROOT);
        if (UNSEEN.contains(name)) {
            flow.hide();
        }
        if (!flow.isHidden()) {
            flow.start(name);
            String kind = attributes.getValue("class");
            if (name.equals("div") && kind != null && PAGES.contains(kind)) {
                built.page(built.page() + 1);
            }
            if (name.equals("img")) {
                built.leftOut(LeftOut.Kind.PICTURE);
            }
        }
    }

    @Override
    public void endElement(String uri, String localName, String qName) {
        String name = localName.toLowerCase(Locale.ROOT);
        if (!flow.isHidden()) {
            flow.end(name);
        }
        if (UNSEEN.contains(name)) {
            flow.show();
        }
    }

    @Override
    public void ignorableWhitespace(char[] chars, int start, int length) throws SAXException {
        characters(chars, start, length);
    }

    @Override
    public void characters(char[] chars, int start, int length) throws SAXException {
        if (Thread.currentThread().isInterrupted()) {
            throw new SAXException("interrupted");
        }
        flow.text(new String(chars, start, length));
        if (built.length() > limits.maxCharacters()) {
            throw limits.tooManyCharacters();
        }
    }
}
