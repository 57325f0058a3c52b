package io.raptor.starter.page;

import io.raptor.starter.text.Visible;
import java.util.Set;
import org.thymeleaf.dialect.AbstractDialect;
import org.thymeleaf.dialect.IPostProcessorDialect;
import org.thymeleaf.engine.AbstractTemplateHandler;
import org.thymeleaf.model.IText;
import org.thymeleaf.postprocessor.IPostProcessor;
import org.thymeleaf.postprocessor.PostProcessor;
import org.thymeleaf.templatemode.TemplateMode;

/**
 * Shows on every page the characters that would make a text look like another, as a terminal shows them: a name whose
 * letters run backwards, one with control characters. Attributes stay as they are: forms and links need the names
 * themselves.
 */
final class VisibleNames extends AbstractDialect implements IPostProcessorDialect {

    private static final int LAST = Integer.MAX_VALUE;

    VisibleNames() {
        super("visible names");
    }

    @Override
    public int getDialectPostProcessorPrecedence() {
        return LAST;
    }

    @Override
    public Set<IPostProcessor> getPostProcessors() {
        return Set.of(new PostProcessor(TemplateMode.HTML, Shown.class, LAST));
    }

    /** The last step of each text. Thymeleaf makes one for each page. */
    public static final class Shown extends AbstractTemplateHandler {

        @Override
        public void handleText(IText text) {
            String as = text.getText();
            String shown = Visible.text(as);
            super.handleText(
                    shown.equals(as) ? text : getContext().getModelFactory().createText(shown));
        }
    }
}
