package io.raptor.starter.mcp;

import io.raptor.starter.config.RaptorProperties;
import io.raptor.starter.config.Role;
import io.raptor.starter.dataset.DatasetOperations;
import io.raptor.starter.guard.AccessRules;
import io.raptor.starter.request.TaskBody;
import io.raptor.starter.task.IdempotentStart;
import io.raptor.starter.task.TaskOperations;
import io.raptor.workflow.model.Names;
import io.raptor.workflow.model.TaskRequest;
import io.raptor.workflow.model.TaskStatus;
import org.springframework.boot.web.servlet.ServletRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Tools for agents over HTTP, behind the locks that all of it is behind. */
@Configuration(proxyBeanMethods = false)
public class McpConfiguration {

    @Bean
    ServletRegistrationBean<McpServlet> agents(
            RaptorProperties properties,
            Role role,
            DatasetOperations datasets,
            TaskOperations tasks,
            IdempotentStart submissions,
            AccessRules rules) {
        TaskBody bodies = new TaskBody(rules);
        Workspace workspace = new Workspace(datasets, tasks, body -> start(bodies, submissions, body));
        ServletRegistrationBean<McpServlet> servlet = new ServletRegistrationBean<>(
                new McpServlet(Workspace.Door.to(workspace), properties.mcp().control()), McpServlet.PATH);
        servlet.setEnabled(role == Role.SERVER);
        return servlet;
    }

    /** As over REST: what its tasks may read is what any client's may. */
    private static TaskStatus start(TaskBody bodies, IdempotentStart submissions, String body) {
        TaskRequest request = bodies.read(body, false);
        String id = request.taskId() == null ? Names.from(request.dataset()) : request.taskId();
        return submissions.submit(id, request).status();
    }
}
