package io.raptor.starter.page.format;

import java.time.Clock;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.thymeleaf.context.IExpressionContext;
import org.thymeleaf.dialect.AbstractDialect;
import org.thymeleaf.dialect.IExpressionObjectDialect;
import org.thymeleaf.expression.IExpressionObjectFactory;

/** Gives templates the object {@code #show}. */
public final class ShowDialect extends AbstractDialect implements IExpressionObjectDialect {

    private static final String NAME = "show";

    private final Shown shown;

    public ShowDialect(Clock clock) {
        super(NAME);
        this.shown = new Shown(clock);
    }

    @Override
    public IExpressionObjectFactory getExpressionObjectFactory() {
        return new IExpressionObjectFactory() {
            @Override
            public Set<String> getAllExpressionObjectNames() {
                return Set.of(NAME);
            }

            @Override
            public @Nullable Object buildObject(IExpressionContext context, String name) {
                return NAME.equals(name) ? shown : null;
            }

            @Override
            public boolean isCacheable(String name) {
                return true;
            }
        };
    }
}
