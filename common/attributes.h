/* The only compiler extensions that this project uses, each behind one macro. */
#ifndef PORCHLIGHT_COMMON_ATTRIBUTES_H
#define PORCHLIGHT_COMMON_ATTRIBUTES_H

#define ATTRIBUTE_CLEANUP(function) __attribute__((cleanup(function)))
#define ATTRIBUTE_FORMAT(text, first) __attribute__((format(printf, text, first)))
#define ATTRIBUTE_MUST_USE __attribute__((warn_unused_result))

#endif
