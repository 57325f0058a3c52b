package io.raptor.activity.store.sql;

import io.raptor.workflow.model.Usage;
import java.sql.ResultSet;
import java.sql.SQLException;

/** The usage of calls as columns of tables. */
public final class UsageColumns {
    public static final String ADD_USAGE = " model_calls = model_calls + ?,"
            + " embedding_calls = embedding_calls + ?, cached_calls = cached_calls + ?,"
            + " input_tokens = input_tokens + ?, output_tokens = output_tokens + ?";

    /** A task's account as columns, in the order of {@link #usage(ResultSet, int)}. */
    public static final String SPENT =
            "s.model_calls, s.embedding_calls, s.cached_calls, s.input_tokens, s.output_tokens, s.cost, s.unpriced_calls";

    /** The same of the runs before the present one. */
    public static final String SPENT_EARLIER = "s.earlier_model_calls, s.earlier_embedding_calls,"
            + " s.earlier_cached_calls, s.earlier_input_tokens, s.earlier_output_tokens, s.earlier_cost,"
            + " s.earlier_unpriced_calls";

    private UsageColumns() {}

    /** The seven columns of {@link #SPENT} from {@code first} on; none of them where there is no account. */
    public static Usage usage(ResultSet rs, int first) throws SQLException {
        boolean priced = rs.getLong(first + 6) == 0;
        return new Usage(
                rs.getLong(first),
                rs.getLong(first + 1),
                rs.getLong(first + 2),
                rs.getLong(first + 3),
                rs.getLong(first + 4),
                priced ? (Double) rs.getDouble(first + 5) : null);
    }
}
