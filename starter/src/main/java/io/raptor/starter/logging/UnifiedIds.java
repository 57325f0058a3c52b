package io.raptor.starter.logging;

import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.classic.spi.LoggingEvent;
import ch.qos.logback.core.filter.Filter;
import ch.qos.logback.core.spi.FilterReply;
import io.raptor.activity.worker.MdcIds;
import java.util.HashMap;
import java.util.Map;
import org.slf4j.MDC;

/**
 * Gives a line of workflow code the ids that a line of an activity has: Temporal's SDK, which fills in workflows' own,
 * has other names for them and knows neither task nor document. Belongs to the first appender: an event's ids can be set
 * before they are first read, and all appenders after it see the same.
 */
public final class UnifiedIds extends Filter<ILoggingEvent> {

    private static final String WORKFLOW_ID = "WorkflowId";
    private static final String WORKFLOW_TYPE = "WorkflowType";
    private static final String RUN_ID = "RunId";

    @Override
    public FilterReply decide(ILoggingEvent event) {
        Map<String, String> ids = MDC.getCopyOfContextMap();
        if (ids != null && ids.containsKey(WORKFLOW_ID) && event instanceof LoggingEvent line) {
            line.setMDCPropertyMap(unified(ids));
        }
        return FilterReply.NEUTRAL;
    }

    private static Map<String, String> unified(Map<String, String> ids) {
        Map<String, String> unified = new HashMap<>(ids);
        String workflow = unified.remove(WORKFLOW_ID);
        unified.putAll(MdcIds.of(ids.get(WORKFLOW_TYPE), workflow, unified.remove(RUN_ID)));
        return unified;
    }
}
