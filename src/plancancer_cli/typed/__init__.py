"""What a person types, as a value or as a refusal that says what to write instead.

Numbers, dates and periods, ticks, statuts, amounts: on the command line, in a sheet, at a prompt, in
the wording of a calendrier. The files themselves keep their strict notation; a finding about them
shows, with the same readers, the line to write. Only what has one meaning for a French reader is
read: the rest is refused with the way out.
"""
