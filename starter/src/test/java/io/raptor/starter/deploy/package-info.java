/** What a platform team is handed: the chart, alert rules, dashboards. */
@NullMarked
package io.raptor.starter.deploy;

import org.jspecify.annotations.NullMarked;
