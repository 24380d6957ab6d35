# %% right: the letters
answer_patient_1, answer_patient_2, answer_patient_3 = "B", "D", "C"

# %% right: small letters, a full stop, parentheses
answer_patient_1, answer_patient_2, answer_patient_3 = "b", "D.", "(C)"

# %% wrong: 03/diagnosis/patient-1-too-small
answer_patient_1 = "A"

# %% wrong: 03/diagnosis/patient-1-too-small (and all others)
answer_patient_1 = answer_patient_2 = answer_patient_3 = "A"

# %% wrong: 03/diagnosis/patient-1-dead
answer_patient_1 = "C"

# %% wrong: 03/diagnosis/patient-1-dead (flat taken for dead, then right)
answer_patient_1 = "C", "A"
answer_patient_1 = "C"

# %% wrong: 03/diagnosis/patient-1-small-slopes
answer_patient_1 = "D"

# %% wrong: 03/diagnosis/patient-1-small-slopes (first and second exchanged)
answer_patient_1, answer_patient_2 = "D", "B"

# %% wrong: 03/diagnosis/patient-2-too-small
answer_patient_2 = "A"

# %% wrong: 03/diagnosis/patient-2-too-small (a small letter)
answer_patient_2 = "a"

# %% wrong: 03/diagnosis/patient-2-saturated
answer_patient_2 = "B"

# %% wrong: 03/diagnosis/patient-2-saturated (all of them saturated)
answer_patient_1 = answer_patient_2 = answer_patient_3 = "B"

# %% wrong: 03/diagnosis/patient-2-dead
answer_patient_2 = "C"

# %% wrong: 03/diagnosis/patient-2-dead (second and third exchanged)
answer_patient_2, answer_patient_3 = "C", "D"

# %% wrong: 03/diagnosis/patient-3-too-small
answer_patient_3 = "A"

# %% wrong: 03/diagnosis/patient-3-too-small (in parentheses)
answer_patient_3 = "(A)"

# %% wrong: 03/diagnosis/patient-3-saturated
answer_patient_3 = "B"

# %% wrong: 03/diagnosis/patient-3-saturated (with a full stop)
answer_patient_3 = "B."

# %% wrong: 03/diagnosis/patient-3-small-slopes
answer_patient_3 = "D"

# %% wrong: 03/diagnosis/patient-3-small-slopes (d, not D)
answer_patient_3 = "d"

# %% wrong: none (a second letter that is right)
answer_patient_3 = "A", "C"

# %% wrong: 03/diagnosis/not-an-option (another letter)
answer_patient_2 = "E"

# %% wrong: 03/diagnosis/not-an-option (the word)
answer_patient_3 = "dead"
