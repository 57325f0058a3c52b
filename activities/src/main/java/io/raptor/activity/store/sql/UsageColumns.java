package io.raptor.activity.store.sql;

import io.raptor.workflow.model.Usage;
import java.sql.ResultSet;
import java.sql.SQLException;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.namedparam.MapSqlParameterSource;

/** The usage of calls as columns of tables. */
public final class UsageColumns {

    /** Adds {@link #values} to a document's row. */
    public static final String ADD = """
            model_calls = model_calls + :model_calls,
            embedding_calls = embedding_calls + :embedding_calls,
            cached_calls = cached_calls + :cached_calls,
            input_tokens = input_tokens + :input_tokens,
            output_tokens = output_tokens + :output_tokens
            """;

    /** A task's account, for {@link #account(ResultSet)}. */
    public static final String SPENT =
            "s.model_calls, s.embedding_calls, s.cached_calls, s.input_tokens, s.output_tokens, s.cost, s.unpriced_calls";

    /** The same of the runs before the present one. */
    public static final String SPENT_EARLIER = "s.earlier_model_calls, s.earlier_embedding_calls,"
            + " s.earlier_cached_calls, s.earlier_input_tokens, s.earlier_output_tokens, s.earlier_cost,"
            + " s.earlier_unpriced_calls";

    private UsageColumns() {}

    /** The parameters of {@link #ADD}. */
    public static MapSqlParameterSource values(Usage usage) {
        return new MapSqlParameterSource()
                .addValue("model_calls", usage.modelCalls())
                .addValue("embedding_calls", usage.embeddingCalls())
                .addValue("cached_calls", usage.cachedCalls())
                .addValue("input_tokens", usage.inputTokens())
                .addValue("output_tokens", usage.outputTokens());
    }

    /** The columns of {@link #SPENT}; none of them where there is no account. */
    public static Usage account(ResultSet rs) throws SQLException {
        return account(rs, "");
    }

    /** The columns of {@link #SPENT_EARLIER}. */
    public static Usage earlier(ResultSet rs) throws SQLException {
        return account(rs, "earlier_");
    }

    private static Usage account(ResultSet rs, String prefix) throws SQLException {
        boolean priced = rs.getLong(prefix + "unpriced_calls") == 0;
        return usage(rs, prefix, priced ? (Double) rs.getDouble(prefix + "cost") : null);
    }

    /** A document's, whose cost is not kept. */
    public static Usage usage(ResultSet rs) throws SQLException {
        return usage(rs, "", null);
    }

    private static Usage usage(ResultSet rs, String prefix, @Nullable Double cost) throws SQLException {
        return new Usage(
                rs.getLong(prefix + "model_calls"),
                rs.getLong(prefix + "embedding_calls"),
                rs.getLong(prefix + "cached_calls"),
                rs.getLong(prefix + "input_tokens"),
                rs.getLong(prefix + "output_tokens"),
                cost);
    }
}
