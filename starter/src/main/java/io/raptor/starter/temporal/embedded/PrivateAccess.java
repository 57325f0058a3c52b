package io.raptor.starter.temporal.embedded;

import io.temporal.internal.testservice.ExecutionId;
import java.lang.reflect.Field;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.util.ArrayList;
import java.util.List;

/**
 * The inside of the in-JVM service, which has no door for what we need: its fields and methods by name, as they are in
 * the one version that this program is built with.
 */
record PrivateAccess(Object of) {

    static PrivateAccess of(Object object) {
        return new PrivateAccess(object);
    }

    /** A class of the service that only its neighbours see. */
    static Class<?> type(String name) {
        try {
            return Class.forName(ExecutionId.class.getPackageName() + "." + name);
        } catch (ClassNotFoundException e) {
            throw absent(name, e);
        }
    }

    /** What a function of such a class makes of a value. */
    static <T> PrivateAccess made(String name, String function, Class<T> type, T value) {
        try {
            Method made = type(name).getDeclaredMethod(function, type);
            made.setAccessible(true);
            return new PrivateAccess(made.invoke(null, value));
        } catch (ReflectiveOperationException e) {
            throw absent(name + "." + function, e);
        }
    }

    private static IllegalStateException absent(String name, Exception cause) {
        return new IllegalStateException("the in-JVM service has no " + name + " in this version", cause);
    }

    PrivateAccess get(String field) {
        try {
            return new PrivateAccess(read(of.getClass().getDeclaredField(field)));
        } catch (NoSuchFieldException e) {
            throw changed(field, e);
        }
    }

    void set(String field, Object value) {
        try {
            Field found = of.getClass().getDeclaredField(field);
            found.setAccessible(true);
            found.set(of, value);
        } catch (ReflectiveOperationException e) {
            throw changed(field, e);
        }
    }

    /** Whether a method without parameters says so. */
    boolean is(Class<?> type, String method) {
        try {
            Method found = type.getDeclaredMethod(method);
            found.setAccessible(true);
            return (boolean) found.invoke(of);
        } catch (ReflectiveOperationException e) {
            throw changed(method, e);
        }
    }

    /** Calls a method with one parameter. */
    <T> void call(String method, Class<T> type, T value) {
        call(method, List.of(type), value);
    }

    /** Calls a method with parameters of the given types; what it throws unchecked is thrown. */
    void call(String method, List<Class<?>> types, Object... values) {
        try {
            Method found = of.getClass().getDeclaredMethod(method, types.toArray(Class<?>[]::new));
            found.setAccessible(true);
            found.invoke(of, values);
        } catch (InvocationTargetException e) {
            throw e.getCause() instanceof RuntimeException thrown ? thrown : changed(method, e);
        } catch (ReflectiveOperationException e) {
            throw changed(method, e);
        }
    }

    <T> T as(Class<T> type) {
        return type.cast(of);
    }

    /** What a closure holds of the given type. */
    List<Object> captured(Class<?> type) {
        List<Object> found = new ArrayList<>();
        for (Field field : of.getClass().getDeclaredFields()) {
            if (type.isAssignableFrom(field.getType())) {
                found.add(read(field));
            }
        }
        return found;
    }

    private Object read(Field field) {
        try {
            field.setAccessible(true);
            return field.get(of);
        } catch (IllegalAccessException e) {
            throw changed(field.getName(), e);
        }
    }

    private IllegalStateException changed(String name, Exception cause) {
        return new IllegalStateException(of.getClass().getName() + " has no " + name + " in this version", cause);
    }
}
